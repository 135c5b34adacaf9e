import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { DoorRoundLink, StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';

const statuses = ['out', 'ended'] as const;

export default function DoorRoundsPage() {
  const { t } = useTranslation('doors');
  const query = useMarks({ status: statuses, fromGln: null, teamRef: null });
  const columns: readonly Column<Schemas['ListedDoorRound']>[] = [
    {
      title: t('column.doorRound'),
      width: 'minmax(200px, 2fr)',
      show: ({ doorRoundId }) => <DoorRoundLink doorRoundId={doorRoundId} />,
    },
    {
      title: t('column.status'),
      width: '90px',
      show: ({ status }) => <Pill sign={status === 'out' ? 'open' : 'plain'} words={t(`status.${status}`)} />,
    },
    {
      title: t('column.with'),
      width: '110px',
      show: ({ withTeam, boxes }) => t('withOf', { withTeam, boxes }),
    },
    { title: t('column.team'), show: ({ teamRef }) => teamRef },
    { title: t('column.from'), width: '130px', show: ({ fromGln }) => <StationLink gln={fromGln} /> },
    { title: t('column.started'), width: '150px', show: ({ startedAt }) => <Time at={startedAt} /> },
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
      queryKey={['door-rounds', query]}
      page={(cursor) =>
        dataOf(api.GET('/v1/door-rounds', { params: { query: { ...query, limit: 100, cursor } } }))
      }
      keyOf={({ doorRoundId }) => doorRoundId}
      columns={columns}
      empty={t('empty')}
    />
  );
}
