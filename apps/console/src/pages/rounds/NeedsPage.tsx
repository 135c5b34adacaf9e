import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { RoundLink, StationLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { OnlyFor } from '../../ui/OnlyFor';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';
import { Yuan } from '../../ui/Yuan';

/** The needs of one household, or those with one id, in all rounds. */
export default function NeedsPage() {
  const { t } = useTranslation(['rounds', 'frame']);
  const { householdRef, needId } = useMarks({ householdRef: null, needId: null });
  const query = needId === undefined ? { householdRef: householdRef ?? '' } : { needId };
  const columns: readonly Column<Schemas['ListedNeed']>[] = [
    { title: t('column.need'), show: (need) => need.needId },
    {
      title: t('column.round'),
      width: 'minmax(150px, 2fr)',
      show: ({ roundId }) => <RoundLink roundId={roundId} />,
    },
    { title: t('column.community'), show: ({ communityGln }) => <StationLink gln={communityGln} /> },
    {
      title: t('column.household'),
      width: 'minmax(150px, 2fr)',
      show: (need) =>
        need.householdRef === null
          ? t('frame:household.hidden')
          : `${need.householdRef} · ${need.building ?? ''} ${need.unit ?? ''}`,
    },
    { title: t('column.boxes'), width: '60px', show: ({ boxes }) => boxes },
    { title: t('column.amount'), width: '90px', show: ({ amountFen }) => <Yuan fen={amountFen} /> },
    { title: t('column.recorded'), width: '150px', show: ({ occurredAt }) => <Time at={occurredAt} /> },
    {
      title: t('column.status'),
      width: '90px',
      show: ({ cancelledAt }) =>
        cancelledAt !== null && <Pill sign="plain" words={t('need.status.cancelled')} />,
    },
  ];
  return (
    <section className="card">
      <header>
        <h1>{t('needs.of', { name: householdRef ?? needId ?? '' })}</h1>
      </header>
      <OnlyFor roles={rolesOf('listNeeds')}>
        <List
          label={t('needs.list')}
          queryKey={['needs', query]}
          page={(cursor) =>
            dataOf(api.GET('/v1/needs', { params: { query: { ...query, limit: 100, cursor } } }))
          }
          keyOf={({ roundId, needId }) => `${roundId} ${needId}`}
          columns={columns}
          empty={t('needs.none')}
        />
      </OnlyFor>
    </section>
  );
}
