import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Filter } from '../../ui/Filter';
import { StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Moments, useMoments } from '../../ui/Moments';
import { useMark } from '../../ui/useMark';
import { Yuan } from '../../ui/Yuan';
import { AccountLink } from './AccountLink';
import { accountKindIn, accountKinds } from './kinds';
import { Tabs } from './Tabs';

export default function AccountsPage() {
  const { t } = useTranslation('money');
  const kind = accountKindIn(useMark('kind')[0]);
  const open = useMark('open')[0] === 'true' ? ('true' as const) : undefined;
  const [communityGln] = useMark('communityGln');
  const moments = useMoments();
  const columns: readonly Column<Schemas['LedgerAccount']>[] = [
    {
      title: t('account'),
      width: 'minmax(200px, 2fr)',
      show: (account) => <AccountLink kind={account.kind} refName={account.ref} />,
    },
    {
      title: t('community'),
      width: '150px',
      show: ({ communityGln }) => communityGln !== null && <StationLink gln={communityGln} />,
    },
    { title: t('side.debit'), show: ({ debitFen }) => <Yuan fen={debitFen} /> },
    { title: t('side.credit'), show: ({ creditFen }) => <Yuan fen={creditFen} /> },
    { title: t('balance'), show: ({ balanceFen }) => <Yuan fen={balanceFen} /> },
    { title: t('entries'), width: '80px', show: ({ entries }) => entries },
  ];
  return (
    <>
      <Tabs />
      <Moments />
      <ListPage
        title={t('accounts')}
        tools={
          <>
            <Filter
              name="kind"
              label={t('account')}
              options={accountKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Filter name="open" label={t('balance')} options={[{ value: 'true', label: t('notZero') }]} />
          </>
        }
        queryKey={['ledger-accounts', kind ?? null, open ?? null, communityGln ?? null, moments]}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/ledger/accounts', {
              params: { query: { kind, open, communityGln, ...moments, limit: 100, cursor } },
            }),
          )
        }
        keyOf={({ kind, ref, communityGln }) => `${kind} ${ref} ${communityGln}`}
        columns={columns}
        empty={t('accountsEmpty')}
      />
    </>
  );
}
