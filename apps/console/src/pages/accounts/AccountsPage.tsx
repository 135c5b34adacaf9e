import { dataOf } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { List, type Column } from '../../ui/List';
import { Moments, useMoments } from '../../ui/Moments';
import { Pill } from '../../ui/Pill';
import { useMark } from '../../ui/useMark';
import { useNumber } from '../../ui/useNumber';
import { accountPath, kindIn, kinds, type HolderAccount } from './kinds';

const figures = ['in', 'out', 'held', 'writtenOff', 'settled', 'missing', 'unproved'] as const;

export default function AccountsPage() {
  const { t } = useTranslation(['accounts', 'frame']);
  const number = useNumber();
  const [markedKind, setKind] = useMark('kind');
  const [balanced, setBalanced] = useMark('balanced');
  const kind = kindIn(markedKind) ?? 'load';
  const onlyUnbalanced = balanced === 'false';
  const query = { kind, balanced: onlyUnbalanced ? ('false' as const) : undefined, ...useMoments() };
  const columns: readonly Column<HolderAccount>[] = [
    {
      title: t(`kind.${kind}`),
      width: 'minmax(160px, 2fr)',
      show: (account) => <Link to={accountPath(account)}>{account.name ?? account.id}</Link>,
    },
    ...figures.map((figure): Column<HolderAccount> => ({
      title: t(`frame:account.${figure}`),
      width: 'minmax(60px, 1fr)',
      show: (account) => (
        <span className={account[figure] === 0 ? 'muted' : ''}>{number(account[figure])}</span>
      ),
    })),
    {
      title: t('account'),
      width: '140px',
      show: ({ balanced: isBalanced }) => (
        <Pill
          sign={isBalanced ? 'plain' : 'open'}
          words={t(isBalanced ? 'frame:account.balances' : 'frame:account.unbalanced')}
        />
      ),
    },
  ];
  return (
    <section className="card">
      <header>
        <h1>{t('title')}</h1>
        <span className="row end no-print">
          <label>
            {t('kind')}{' '}
            <select value={kind} onChange={({ target }) => setKind(target.value)}>
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t(`kinds.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={onlyUnbalanced}
              onChange={({ target }) => setBalanced(target.checked ? 'false' : undefined)}
            />{' '}
            {t('onlyUnbalanced')}
          </label>
        </span>
      </header>
      <p className="sentence" style={{ margin: '0 0 12px' }}>
        {t(`sentence.${kind}`)}
      </p>
      <Moments />
      <List
        label={t('title')}
        queryKey={['holder-accounts', query]}
        page={(cursor) =>
          dataOf(api.GET('/v1/holder-accounts', { params: { query: { ...query, limit: 100, cursor } } }))
        }
        keyOf={({ id }) => id}
        columns={columns}
        empty={t(onlyUnbalanced ? 'allBalance' : 'empty')}
      />
    </section>
  );
}
