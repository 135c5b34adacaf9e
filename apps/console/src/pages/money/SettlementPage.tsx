import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Yuan } from '../../ui/Yuan';
import { Files } from './Files';
import { Tabs } from './Tabs';

/** The statements that a settlement produced. */
export default function SettlementPage() {
  const { settlementId = '' } = useParams();
  const { t } = useTranslation('money');
  const columns: readonly Column<Schemas['SettledStatement']>[] = [
    { title: t('owner'), show: ({ kind, ref }) => `${t(`statementOf.${kind}`)} ${ref}` },
    { title: t('closedBalance'), show: ({ balanceFen }) => <Yuan fen={balanceFen} /> },
    {
      title: t('statement.title'),
      width: '180px',
      show: ({ path, ref }) => <Files path={path} name={ref} />,
    },
  ];
  return (
    <>
      <Tabs />
      <ListPage
        title={t('statementsOf', { settlementId })}
        queryKey={['settlement', settlementId]}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/ledger/settlements/{settlementId}/statements', {
              params: { path: { settlementId }, query: { limit: 100, cursor } },
            }),
          )
        }
        keyOf={({ kind, ref }) => `${kind} ${ref}`}
        columns={columns}
        empty={t('statementsEmpty')}
      />
    </>
  );
}
