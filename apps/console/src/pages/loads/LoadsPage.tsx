import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { LoadLink, StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';

const statuses = ['planned', 'sealed', 'dispatched', 'arrived', 'received'] as const;

export default function LoadsPage() {
  const { t } = useTranslation('loads');
  const query = useMarks({ status: statuses, fromGln: null, toGln: null, plate: null });
  const columns: readonly Column<Schemas['ListedLoad']>[] = [
    { title: t('column.load'), width: '110px', show: ({ loadId }) => <LoadLink loadId={loadId} /> },
    {
      title: t('column.status'),
      width: '110px',
      show: ({ status }) => (
        <Pill sign={status === 'received' ? 'done' : 'plain'} words={t(`status.${status}`)} />
      ),
    },
    { title: t('column.from'), show: ({ fromGln }) => <StationLink gln={fromGln} /> },
    { title: t('column.to'), show: ({ toGln }) => <StationLink gln={toGln} /> },
    { title: t('column.plate'), width: '100px', show: ({ plate }) => plate },
    { title: t('column.boxes'), width: '60px', show: ({ boxCount }) => boxCount },
    {
      title: t('column.dispatched'),
      width: '180px',
      show: ({ dispatchedAt }) => dispatchedAt !== null && <Time at={dispatchedAt} />,
    },
    {
      title: t('column.differences'),
      width: '90px',
      show: ({ discrepancyCount }) =>
        discrepancyCount > 0 && <Pill sign="open" words={String(discrepancyCount)} />,
    },
  ];
  return (
    <ListPage
      title={t('title')}
      filters={[
        {
          name: 'status',
          label: t('column.status'),
          values: statuses,
          wordOf: (value) => t(`status.${value}`),
        },
      ]}
      tools={
        query.plate !== undefined && (
          <span>
            {t('column.plate')} <b>{query.plate}</b> <Link to="/loads">{t('everyPlate')}</Link>
          </span>
        )
      }
      queryKey={['loads', query]}
      page={(cursor) => dataOf(api.GET('/v1/loads', { params: { query: { ...query, limit: 100, cursor } } }))}
      keyOf={({ loadId }) => loadId}
      columns={columns}
      empty={t('empty')}
    />
  );
}
