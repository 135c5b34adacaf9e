import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Filter } from '../../ui/Filter';
import { StationLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { useMark } from '../../ui/useMark';

type Count = Schemas['ComplaintCount'];

const countings = ['supplier', 'lot', 'kind'] as const;

/** The part of the address that filters the list to one group. */
function markOf({ supplierGln, gtin, lot, kind }: Count): string {
  const given = { supplierGln, gtin, lot, kind };
  const marks = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams(marks).toString();
}

/** How many complaints each supplier, lot or kind has; each leads to its complaints. */
export function Counts() {
  const { t } = useTranslation('complaints');
  const [marked] = useMark('by');
  const by = countings.find((one) => one === marked) ?? 'supplier';
  const columns: readonly Column<Count>[] = [
    {
      title: t(`by.${by}`),
      width: 'minmax(200px, 1fr)',
      show: ({ supplierGln, gtin, lot, kind }) => (
        <>
          {supplierGln !== null && <StationLink gln={supplierGln} />}
          {lot} {gtin !== null && <span className="mono">{gtin}</span>}
          {kind !== null && t(`kind.${kind}`)}
        </>
      ),
    },
    {
      title: t('counts.complaints'),
      width: '140px',
      show: (count) => <Link to={`/complaints?${markOf(count)}`}>{count.complaints}</Link>,
    },
    { title: t('counts.open'), width: '140px', show: ({ open }) => open },
  ];
  return (
    <>
      <Filter
        name="by"
        label={t('counts.by')}
        none={t('by.supplier')}
        options={countings.slice(1).map((value) => ({ value, label: t(`by.${value}`) }))}
      />
      <List
        label={t('counts.title')}
        queryKey={['complaint-counts', by]}
        page={(cursor) =>
          dataOf(api.GET('/v1/complaint-counts', { params: { query: { by, limit: 100, cursor } } }))
        }
        keyOf={markOf}
        columns={columns}
        empty={t('empty')}
      />
    </>
  );
}
