import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Actions } from '../../ui/form/Actions';
import { SupplierLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { useMark } from '../../ui/useMark';
import { planners } from './kinds';
import { SupplierCard, Status } from './SupplierCard';
import { RegisterSupplier } from './SupplierForms';
import { Tabs } from './Tabs';

type Supplier = Schemas['Supplier'];

export default function SuppliersPage() {
  const { t } = useTranslation('catalog');
  const [marked] = useMark('gln');
  const columns: readonly Column<Supplier>[] = [
    { title: t('column.supplier'), width: 'minmax(160px, 2fr)', show: (one) => <SupplierLink {...one} /> },
    { title: t('column.gln'), width: '140px', show: ({ gln }) => <span className="mono">{gln}</span> },
    { title: t('supplier.status'), width: '120px', show: (one) => <Status supplier={one} /> },
    { title: t('supplier.capacity'), width: '110px', show: ({ dailyCapacity }) => dailyCapacity ?? '' },
    { title: t('column.position'), width: '180px', show: positionOf },
    { title: t('column.jobs'), show: ({ gln }) => <Jobs gln={gln} /> },
  ];
  return (
    <>
      <Tabs />
      {marked !== undefined && <SupplierCard key={marked} gln={marked} />}
      <section className="card">
        <header>
          <h1>{t('suppliers.title')}</h1>
          <span className="end">
            <Actions
              of={[
                {
                  name: 'register',
                  label: t('register.do'),
                  roles: planners,
                  form: (close) => <RegisterSupplier close={close} />,
                },
              ]}
            />
          </span>
        </header>
        <List
          label={t('suppliers.title')}
          queryKey={['suppliers']}
          page={(cursor) => dataOf(api.GET('/v1/suppliers', { params: { query: { limit: 100, cursor } } }))}
          keyOf={({ gln }) => gln}
          columns={columns}
          empty={t('suppliers.empty')}
        />
      </section>
    </>
  );
}

const positionOf = ({ latitude, longitude }: Supplier): string =>
  latitude === null || longitude === null ? '' : `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;

function Jobs({ gln }: { readonly gln: string }) {
  const { t } = useTranslation('catalog');
  return <Link to={`/jobs?supplierGln=${gln}`}>{t('suppliers.jobs')}</Link>;
}
