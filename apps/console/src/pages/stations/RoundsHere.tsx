import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';

/** What the households of a community ordered, and the teams that bring it to their doors. */
export function RoundsHere({ gln }: { readonly gln: string }) {
  const { t } = useTranslation('stations');
  const rounds: readonly Column<Schemas['ListedRound']>[] = [
    {
      title: t('column.round'),
      width: 'minmax(140px, 1fr)',
      show: ({ roundId }) => <Link to={`/rounds/${encodeURIComponent(roundId)}`}>{roundId}</Link>,
    },
    { title: t('column.status'), width: '80px', show: ({ status }) => t(`round.${status}`) },
    { title: t('column.cutoff'), width: '150px', show: ({ cutoffAt }) => <Time at={cutoffAt} /> },
    { title: t('column.needs'), width: '60px', show: ({ needCount }) => needCount },
    { title: t('column.boxes'), width: '60px', show: ({ boxes }) => boxes },
    {
      title: t('column.short'),
      width: '70px',
      show: ({ missing }) => missing > 0 && <Pill sign="open" words={String(missing)} />,
    },
  ];
  const doors: readonly Column<Schemas['ListedDoorRound']>[] = [
    {
      title: t('column.doorRound'),
      width: 'minmax(140px, 1fr)',
      show: ({ doorRoundId }) => (
        <Link to={`/door-rounds/${encodeURIComponent(doorRoundId)}`}>{doorRoundId}</Link>
      ),
    },
    {
      title: t('column.team'),
      show: ({ teamRef }) => <Link to={`/accounts/team/${encodeURIComponent(teamRef)}`}>{teamRef}</Link>,
    },
    { title: t('column.started'), width: '150px', show: ({ startedAt }) => <Time at={startedAt} /> },
    { title: t('column.boxes'), width: '60px', show: ({ boxes }) => boxes },
    {
      title: t('column.withTeam'),
      width: '90px',
      show: ({ withTeam }) => (withTeam > 0 ? <Pill sign="open" words={String(withTeam)} /> : 0),
    },
  ];
  return (
    <>
      <section className="card">
        <header>
          <h2>{t('rounds')}</h2>
        </header>
        <List
          label={t('rounds')}
          queryKey={['rounds-here', gln]}
          page={(cursor) =>
            dataOf(api.GET('/v1/rounds', { params: { query: { communityGln: gln, limit: 50, cursor } } }))
          }
          keyOf={({ roundId }) => roundId}
          columns={rounds}
          empty={t('noRound')}
          isShort
        />
      </section>
      <section className="card">
        <header>
          <h2>{t('doorRounds')}</h2>
        </header>
        <List
          label={t('doorRounds')}
          queryKey={['door-rounds-here', gln]}
          page={(cursor) =>
            dataOf(api.GET('/v1/door-rounds', { params: { query: { fromGln: gln, limit: 50, cursor } } }))
          }
          keyOf={({ doorRoundId }) => doorRoundId}
          columns={doors}
          empty={t('noDoorRound')}
          isShort
        />
      </section>
    </>
  );
}
