import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { Table } from '../../ui/Table';
import { Yuan } from '../../ui/Yuan';
import { yuan } from '../../ui/money';
import { ChangePrice } from './BoxTypeForms';
import { planners } from './kinds';
import { Tabs } from './Tabs';

export default function BoxTypePage() {
  const { gtin = '' } = useParams();
  const type = useQuery({
    queryKey: ['box-type', gtin],
    queryFn: () => dataOf(api.GET('/v1/box-types/{gtin}', { params: { path: { gtin } } })),
    meta: { isLive: true },
  });
  return (
    <>
      <Tabs />
      <Answered query={type}>{(data) => <Shown type={data} />}</Answered>
    </>
  );
}

function Shown({ type }: { readonly type: Schemas['BoxType'] }) {
  const { t, i18n } = useTranslation('catalog');
  const { gtin, name, kind, priceFen, contents, custodyLimitHours } = type;
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>{name}</h1>
          <Copy text={gtin} />
        </div>
        <p className="sentence">
          {t('types.sentence', { count: contents.length, price: yuan(priceFen, i18n.language) })}
        </p>
        <Facts
          of={[
            [t('column.kind'), t(`kind.${kind}`)],
            [t('column.price'), <Yuan fen={priceFen} />],
            [
              t('column.limit'),
              custodyLimitHours === null ? t('limitOfAll') : t('hours', { count: custodyLimitHours }),
            ],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Actions
            of={[
              {
                name: 'price',
                label: t('price.do'),
                roles: planners,
                form: (close) => <ChangePrice type={type} close={close} />,
              },
            ]}
          />
        </div>
      </section>
      <section className="card">
        <header>
          <h2>{t('contents')}</h2>
        </header>
        <Table
          label={t('contents')}
          rows={contents}
          keyOf={({ gtin }) => gtin}
          empty=""
          columns={[
            { title: t('column.item'), show: ({ name }) => name },
            { title: t('column.gtin'), show: ({ gtin }) => <span className="mono">{gtin}</span> },
            { title: t('column.quantity'), show: ({ quantity, unit }) => `${quantity} ${unit}` },
          ]}
        />
      </section>
    </>
  );
}
