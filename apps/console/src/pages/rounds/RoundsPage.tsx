import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { useSuppliers } from '../../base/names';
import { Actions } from '../../ui/form/Actions';
import { Filter } from '../../ui/Filter';
import { RoundLink, StationLink, SupplierLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { Yuan } from '../../ui/Yuan';
import { OpenRound } from './OpenRound';
import { planners } from './roles';

const statuses = ['open', 'closed'] as const;

export default function RoundsPage() {
  const { t } = useTranslation('rounds');
  const [marked] = useMark('status');
  const [communityGln] = useMark('communityGln');
  const suppliers = useSuppliers().data;
  const query = { status: statuses.find((one) => one === marked), communityGln };
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
      show: ({ supplierGln: gln }) => (
        <SupplierLink gln={gln} name={suppliers?.find((one) => one.gln === gln)?.name} />
      ),
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
      tools={
        <>
          {communityGln !== undefined && (
            <span>
              {t('column.community')} <StationLink gln={communityGln} />{' '}
              <Link to="/rounds">{t('everywhere')}</Link>
            </span>
          )}
          <Filter
            name="status"
            label={t('column.status')}
            options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
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
