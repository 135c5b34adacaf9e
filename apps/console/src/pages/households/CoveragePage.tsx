import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { StationLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';

type Community = Schemas['CommunityCoverage'];

const pageOf = (limit: number, cursor?: string) =>
  dataOf(api.GET('/v1/coverage', { params: { query: { limit, cursor } } }));

export default function CoveragePage() {
  const { t } = useTranslation('coverage');
  const city = useQuery({
    queryKey: ['coverage-of-the-city'],
    queryFn: async () => (await pageOf(1)).city,
    meta: { isLive: true },
  });
  const columns: readonly Column<Community>[] = [
    {
      title: t('column.community'),
      width: 'minmax(140px, 2fr)',
      show: ({ communityGln }) => <StationLink gln={communityGln} />,
    },
    {
      title: t('column.waiting'),
      width: '110px',
      show: ({ waitingDays }) => t('days', { count: waitingDays }),
    },
    {
      title: t('column.neverAsked'),
      width: '100px',
      show: ({ neverAsked }) => neverAsked > 0 && <Pill sign="open" words={String(neverAsked)} />,
    },
    { title: t('column.notServed'), width: '100px', show: ({ notServed }) => notServed },
    { title: t('column.served'), width: '80px', show: ({ served }) => served },
    {
      title: t('column.recent'),
      width: '110px',
      show: ({ shareWithinThreeDays }) => percent(shareWithinThreeDays),
    },
    {
      title: t('column.households'),
      width: '110px',
      show: ({ communityGln, households }) => (
        <Link to={`/coverage/${communityGln}`}>{t('households', { count: households })}</Link>
      ),
    },
  ];
  return (
    <section className="card">
      <header>
        <h1>{t('title')}</h1>
      </header>
      <Answered query={city}>
        {({ households, served, notServed, neverAsked }) => (
          <p className="sentence">
            {t('sentence', { households: t('households', { count: households }), served })}{' '}
            <strong>{t('sentence.others', { notServed, neverAsked })}</strong>
          </p>
        )}
      </Answered>
      <List
        label={t('title')}
        queryKey={['coverage']}
        page={(cursor) => pageOf(100, cursor)}
        keyOf={({ communityGln }) => communityGln}
        columns={columns}
        empty={t('empty')}
      />
    </section>
  );
}

const percent = (share: number | null): string => (share === null ? '' : `${Math.round(share * 100)} %`);
