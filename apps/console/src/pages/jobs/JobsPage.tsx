import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { JobLink, StationLink, SupplierLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';
import { offers, shortFirst, statuses } from './pages';
import { signOf } from './signs';

export default function JobsPage() {
  const { t } = useTranslation('jobs');
  const {
    status: chosen,
    offer,
    sort,
    unserved,
    supplierGln,
  } = useMarks({
    status: statuses,
    offer: offers,
    sort: ['schedule'],
    unserved: ['true'],
    supplierGln: null,
  });
  const ask = (status: (typeof statuses)[number] | undefined, cursor: string | undefined) => {
    const query = { status, offer, sort, unserved, supplierGln, limit: 100, cursor };
    return dataOf(api.GET('/v1/packing-jobs', { params: { query } }));
  };
  const inOrder = sort !== undefined || offer !== undefined || unserved !== undefined;
  const columns: readonly Column<Schemas['ListedPackingJob']>[] = [
    { title: t('column.job'), width: 'minmax(150px, 1fr)', show: ({ jobId }) => <JobLink jobId={jobId} /> },
    {
      title: t('column.status'),
      width: '110px',
      show: ({ status }) => <Pill sign={signOf(status)} words={t(`status.${status}`)} />,
    },
    {
      title: t('column.packed'),
      width: '90px',
      show: ({ packed, boxes }) => t('packedOf', { packed, boxes }),
    },
    { title: t('column.offer'), width: '100px', show: (job) => t(`offer.${job.offer}`) },
    {
      title: t('column.supplier'),
      width: 'minmax(190px, 1fr)',
      show: (job) => <SupplierLink gln={job.supplierGln} />,
    },
    { title: t('column.community'), width: '130px', show: (job) => <StationLink gln={job.communityGln} /> },
    { title: t('column.created'), width: '150px', show: ({ createdAt }) => <Time at={createdAt} /> },
  ];
  return (
    <ListPage
      title={t('title')}
      tools={
        <>
          <Link to="/jobs?status=open&sort=schedule">{t('sort.schedule')}</Link>
          <Link to="/jobs?unserved=true">{t('filter.unserved')}</Link>
        </>
      }
      filters={[
        {
          name: 'status',
          label: t('column.status'),
          values: statuses,
          wordOf: (value) => t(`status.${value}`),
        },
        {
          name: 'offer',
          label: t('column.offer'),
          values: offers,
          wordOf: (value) => t(`offer.${value}`),
        },
      ]}
      queryKey={['jobs', chosen, offer, sort, unserved, supplierGln].map((mark) => mark ?? null)}
      page={(cursor) => (chosen === undefined && !inOrder ? shortFirst(ask, cursor) : ask(chosen, cursor))}
      keyOf={({ jobId }) => jobId}
      columns={columns}
      empty={t('empty')}
    />
  );
}
