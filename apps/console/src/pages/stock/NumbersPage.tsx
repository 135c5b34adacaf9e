import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { useSuppliers } from '../../base/names';
import { rolesOf } from '../../base/rights';
import { Actions } from '../../ui/form/Actions';
import { Filter } from '../../ui/Filter';
import { SupplierLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { useMark } from '../../ui/useMark';
import { AllocateNumbers } from './AllocateNumbers';

type Range = Schemas['SsccRange'];

/** The numbers that benches of suppliers got for their boxes. */
export default function NumbersPage() {
  const { t } = useTranslation('stock');
  const suppliers = useSuppliers().data ?? [];
  const names = new Map(suppliers.map(({ gln, name }) => [gln, name]));
  const [supplierGln] = useMark('supplierGln');
  const columns: readonly Column<Range>[] = [
    {
      title: t('numbers.range'),
      width: 'minmax(140px, 1fr)',
      show: (range) => (
        <Link to={`/stock/numbers/${range.supplierGln}/${encodeURIComponent(range.rangeId)}`}>
          {range.rangeId}
        </Link>
      ),
    },
    { title: t('numbers.bench'), width: '120px', show: ({ benchRef }) => benchRef },
    {
      title: t('column.supplier'),
      width: 'minmax(190px, 1fr)',
      show: (range) => <SupplierLink gln={range.supplierGln} name={names.get(range.supplierGln) ?? null} />,
    },
    { title: t('numbers.first'), width: '180px', show: ({ first }) => <span className="mono">{first}</span> },
    { title: t('numbers.last'), width: '180px', show: ({ last }) => <span className="mono">{last}</span> },
    { title: t('numbers.count'), width: '90px', show: ({ count }) => count },
  ];
  return (
    <ListPage
      title={t('numbers.title')}
      tools={
        <>
          <Filter
            name="supplierGln"
            label={t('column.supplier')}
            options={suppliers.map(({ gln, name }) => ({ value: gln, label: name }))}
          />
          <Actions
            of={[
              {
                name: 'allocate',
                label: t('numbers.do'),
                roles: rolesOf('allocateSsccRange'),
                form: (close) => (
                  <AllocateNumbers supplierGln={supplierGln} suppliers={suppliers} close={close} />
                ),
              },
            ]}
          />
        </>
      }
      queryKey={['sscc-ranges', supplierGln ?? null]}
      page={(cursor) =>
        dataOf(api.GET('/v1/sscc-ranges', { params: { query: { supplierGln, limit: 100, cursor } } }))
      }
      keyOf={({ first }) => first}
      columns={columns}
      empty={t('numbers.empty')}
    />
  );
}
