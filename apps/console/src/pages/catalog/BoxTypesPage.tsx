import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { useSuppliers } from '../../base/names';
import { Actions } from '../../ui/form/Actions';
import { BoxTypeLink, SupplierLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Yuan } from '../../ui/Yuan';
import { PublishBoxType } from './BoxTypeForms';
import { planners } from './kinds';
import { Tabs } from './Tabs';

export default function BoxTypesPage() {
  const { t } = useTranslation('catalog');
  const names = new Map((useSuppliers().data ?? []).map(({ gln, name }) => [gln, name]));
  const columns: readonly Column<Schemas['BoxType']>[] = [
    { title: t('column.type'), width: 'minmax(160px, 1fr)', show: (type) => <BoxTypeLink {...type} /> },
    { title: t('column.gtin'), width: '140px', show: ({ gtin }) => <span className="mono">{gtin}</span> },
    { title: t('column.kind'), width: '140px', show: ({ kind }) => t(`kind.${kind}`) },
    { title: t('column.price'), width: '100px', show: ({ priceFen }) => <Yuan fen={priceFen} /> },
    {
      title: t('column.contents'),
      width: 'minmax(200px, 2fr)',
      show: ({ contents }) => contents.map(({ name }) => name).join(t('comma')),
    },
    {
      title: t('column.supplier'),
      width: 'minmax(130px, 1fr)',
      show: ({ supplierGln }) =>
        supplierGln === null ? (
          t('anySupplier')
        ) : (
          <SupplierLink gln={supplierGln} name={names.get(supplierGln) ?? null} />
        ),
    },
    {
      title: t('column.limit'),
      width: '110px',
      show: ({ custodyLimitHours }) => custodyLimitHours !== null && t('hours', { count: custodyLimitHours }),
    },
  ];
  return (
    <>
      <Tabs />
      <section className="card">
        <header>
          <h1>{t('types.title')}</h1>
          <span className="end">
            <Actions
              of={[
                {
                  name: 'publish',
                  label: t('publish.do'),
                  roles: planners,
                  form: (close) => <PublishBoxType close={close} />,
                },
              ]}
            />
          </span>
        </header>
        <List
          label={t('types.title')}
          queryKey={['box-types']}
          page={(cursor) => dataOf(api.GET('/v1/box-types', { params: { query: { limit: 100, cursor } } }))}
          keyOf={({ gtin }) => gtin}
          columns={columns}
          empty={t('types.empty')}
        />
      </section>
    </>
  );
}
