import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Actions } from '../../ui/form/Actions';
import { StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Time } from '../../ui/Time';
import { AccountLink } from './AccountLink';
import { SettleCommunity } from './SettleForm';
import { Tabs } from './Tabs';

export default function SettlementsPage() {
  const { t } = useTranslation('money');
  const columns: readonly Column<Schemas['Settlement']>[] = [
    {
      title: t('settlement'),
      width: 'minmax(160px, 2fr)',
      show: ({ settlementId }) => (
        <Link to={`/money/settlements/${encodeURIComponent(settlementId)}`}>{settlementId}</Link>
      ),
    },
    { title: t('community'), width: '150px', show: (one) => <StationLink gln={one.communityGln} /> },
    { title: t('worker'), show: ({ workerRef }) => <AccountLink kind="cash" refName={workerRef} /> },
    { title: t('settledAt'), width: '160px', show: ({ settledAt }) => <Time at={settledAt} /> },
    { title: t('statements'), width: '110px', show: ({ statements }) => statements },
  ];
  return (
    <>
      <Tabs />
      <ListPage
        title={t('settlements')}
        tools={
          <Actions
            of={[
              {
                name: 'settle',
                label: t('settle.do'),
                roles: rolesOf('settleCommunity'),
                isDanger: true,
                form: (close) => <SettleCommunity close={close} />,
              },
            ]}
          />
        }
        queryKey={['settlements']}
        page={(cursor) =>
          dataOf(api.GET('/v1/ledger/settlements', { params: { query: { limit: 100, cursor } } }))
        }
        keyOf={({ settlementId }) => settlementId}
        columns={columns}
        empty={t('settlementsEmpty')}
      />
    </>
  );
}
