import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { SupplierLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { Yuan } from '../../ui/Yuan';
import { yuan } from '../../ui/money';
import { ReviseBoxType } from './BoxTypeForms';
import { contentsInWords } from './contents';
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
  const { gtin, name, kind, priceFen, contents, custodyLimitHours, supplierGln } = type;
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
            [
              t('column.supplier'),
              supplierGln === null ? t('everySupplier') : <SupplierLink gln={supplierGln} />,
            ],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Actions
            of={[
              {
                name: 'revise',
                label: t('revise.do'),
                roles: planners,
                form: (close) => <ReviseBoxType type={type} close={close} />,
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
      <Terms gtin={gtin} />
    </>
  );
}

/** Every price and version of the contents that a box type had. */
function Terms({ gtin }: { readonly gtin: string }) {
  const { t } = useTranslation('catalog');
  const columns: readonly Column<Schemas['BoxTypeTerms']>[] = [
    { title: t('terms.since'), width: '160px', show: ({ since }) => <Time at={since} /> },
    { title: t('column.price'), width: '100px', show: ({ priceFen }) => <Yuan fen={priceFen} /> },
    { title: t('terms.version'), width: '90px', show: ({ contentsVersion }) => contentsVersion },
    {
      title: t('column.contents'),
      width: 'minmax(200px, 2fr)',
      show: ({ contents }) => contentsInWords(contents, t('comma')),
    },
  ];
  return (
    <section className="card">
      <header>
        <h2>{t('terms.title')}</h2>
      </header>
      <List
        label={t('terms.title')}
        queryKey={['box-type', gtin, 'terms']}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/box-types/{gtin}/terms', {
              params: { path: { gtin }, query: { limit: 100, cursor } },
            }),
          )
        }
        keyOf={({ revision }) => String(revision)}
        columns={columns}
        empty=""
      />
    </section>
  );
}
