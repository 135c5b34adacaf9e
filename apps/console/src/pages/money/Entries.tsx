import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { BoxLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { useMoments } from '../../ui/Moments';
import { Time } from '../../ui/Time';
import { Yuan } from '../../ui/Yuan';
import { AccountLink } from './AccountLink';
import type { AccountKind } from './kinds';
import { NeedLink } from './NeedLink';

interface EntriesProps {
  readonly kind: AccountKind;
  readonly owner: string;
}

/** The entries of an account, in the order of the log. */
export function Entries({ kind, owner }: EntriesProps) {
  const { t } = useTranslation('money');
  const moments = useMoments();
  const columns: readonly Column<Schemas['LedgerEntry']>[] = [
    { title: t('holdsFrom'), width: '160px', show: ({ occurredAt }) => <Time at={occurredAt} /> },
    { title: t('recordedAt'), width: '160px', show: ({ recordedAt }) => <Time at={recordedAt} /> },
    { title: t('entryTitle'), show: ({ kind }) => t(`entry.${kind}`) },
    { title: t('side.debit'), show: (entry) => entry.side === 'debit' && <Yuan fen={entry.amountFen} /> },
    { title: t('side.credit'), show: (entry) => entry.side === 'credit' && <Yuan fen={entry.amountFen} /> },
    {
      title: t('other'),
      width: 'minmax(160px, 2fr)',
      show: ({ other }) => <AccountLink kind={other.kind} refName={other.ref} />,
    },
    { title: t('need'), width: '160px', show: (entry) => <NeedLink of={entry} /> },
    { title: t('box'), width: '240px', show: ({ sscc }) => sscc !== null && <BoxLink sscc={sscc} /> },
    { title: t('reason'), show: ({ reason }) => reason },
  ];
  return (
    <section className="card">
      <header>
        <h2>{t('entries')}</h2>
      </header>
      <List
        label={t('entries')}
        queryKey={['ledger-entries', kind, owner, moments]}
        page={(cursor) =>
          dataOf(
            api.GET('/v1/ledger/accounts/{kind}/{ref}/entries', {
              params: { path: { kind, ref: owner }, query: { ...moments, limit: 100, cursor } },
            }),
          )
        }
        keyOf={({ position, ordinal, side }) => `${position}.${ordinal}.${side}`}
        columns={columns}
        empty={t('entriesEmpty')}
      />
    </section>
  );
}
