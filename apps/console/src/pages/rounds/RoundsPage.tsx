import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Actions } from '../../ui/form/Actions';
import { RoundLink, StationLink, SupplierLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';
import { Yuan } from '../../ui/Yuan';
import { OpenRound } from './OpenRound';
import { planners } from './roles';

const statuses = ['open', 'closed'] as const;

export default function RoundsPage() {
  const { t } = useTranslation('rounds');
  const query = useMarks({ status: statuses, communityGln: null, movedFrom: null });
  const { communityGln, movedFrom } = query;
  const columns: readonly Column<Schemas['ListedRound']>[] = [
    {
      title: t('column.round'),
      width: 'minmax(150px, 2fr)',
      show: ({ roundId }) => <RoundLink roundId={roundId} />,
    },
    {
      title: t('column.community'),
      width: '115px',
      show: (round) => <StationLink gln={round.communityGln} />,
    },
    {
      title: t('column.supplier'),
      width: 'minmax(100px, 1fr)',
      show: (round) => <SupplierLink gln={round.supplierGln} />,
    },
    { title: t('column.cutoff'), width: '130px', show: ({ cutoffAt }) => <Time at={cutoffAt} /> },
    {
      title: t('column.status'),
      width: '72px',
      show: ({ status }) => (
        <Pill sign={status === 'open' ? 'open' : 'plain'} words={t(`status.${status}`)} />
      ),
    },
    { title: t('column.needs'), width: '48px', show: ({ needCount }) => needCount },
    { title: t('column.boxes'), width: '48px', show: ({ boxes }) => boxes },
    { title: t('column.amount'), width: '90px', show: (round) => <Yuan fen={round.adjustedAmountFen} /> },
    {
      title: t('column.missing'),
      width: '90px',
      show: ({ missing }) => missing > 0 && <Pill sign="open" words={String(missing)} />,
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
        <>
          {communityGln !== undefined && (
            <span>
              {t('column.community')} <StationLink gln={communityGln} />{' '}
              <Link to="/rounds">{t('everywhere')}</Link>
            </span>
          )}
          {movedFrom !== undefined && (
            <span>
              {t('movedFrom')} <SupplierLink gln={movedFrom} /> <Link to="/rounds">{t('allRounds')}</Link>
            </span>
          )}
          <Actions
            of={[
              {
                name: 'open',
                label: t('open.do'),
                roles: planners,
                form: (close) => <OpenRound close={close} />,
              },
            ]}
          />
        </>
      }
      queryKey={['rounds', query]}
      page={(cursor) =>
        dataOf(api.GET('/v1/rounds', { params: { query: { ...query, limit: 100, cursor } } }))
      }
      keyOf={({ roundId }) => roundId}
      columns={columns}
      empty={t('empty')}
    />
  );
}
