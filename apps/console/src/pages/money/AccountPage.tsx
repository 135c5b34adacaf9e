import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions, type Action } from '../../ui/form/Actions';
import { Moments, useMoments } from '../../ui/Moments';
import { yuan } from '../../ui/money';
import { NotFound } from '../../ui/NotFound';
import { Yuan } from '../../ui/Yuan';
import { Entries } from './Entries';
import { accountKindIn, isSettled, statementPath, type AccountKind } from './kinds';
import { MoveCash } from './LedgerForms';
import { SettleCommunity } from './SettleForm';
import { StatementCard } from './StatementCard';
import { Tabs } from './Tabs';

export default function AccountPage() {
  const { kind: named, ref = '' } = useParams();
  const kind = accountKindIn(named);
  if (kind === undefined) return <NotFound />;
  return (
    <>
      <Tabs />
      <Known key={`${kind} ${ref}`} kind={kind} owner={ref} />
    </>
  );
}

interface KnownProps {
  readonly kind: AccountKind;
  readonly owner: string;
}

function Known({ kind, owner }: KnownProps) {
  const { t } = useTranslation('money');
  const moments = useMoments();
  const path = { kind, ref: owner };
  const account = useQuery({
    queryKey: ['ledger-account', kind, owner, moments],
    queryFn: () => dataOf(api.GET('/v1/ledger/accounts/{kind}/{ref}', { params: { path, query: moments } })),
    meta: { isLive: true },
  });
  const statement = statementPath(kind, owner);
  return (
    <>
      <Moments />
      <section className="card">
        <h1>
          {t(`kind.${kind}`)} <Copy text={owner} />
        </h1>
        <Answered query={account}>{(data) => <Balance account={data} kind={kind} owner={owner} />}</Answered>
      </section>
      {statement !== undefined && <StatementCard path={statement} name={owner} />}
      <Entries kind={kind} owner={owner} />
    </>
  );
}

function Balance({ account, kind, owner }: KnownProps & { readonly account: Schemas['LedgerAccount'] }) {
  const { t, i18n } = useTranslation('money');
  const { balanceFen, debitFen, creditFen, entries } = account;
  const side = balanceFen === 0 ? 'zero' : balanceFen > 0 ? 'more' : 'less';
  const blocked = balanceFen === 0 ? t('settle.zero') : undefined;
  const move: Action = {
    name: 'move',
    label: t('move.do'),
    roles: rolesOf('moveCash'),
    form: (close) => <MoveCash workerRef={owner} close={close} />,
  };
  const settle: Action = {
    ...{ name: 'settle', label: t('settle.one'), roles: rolesOf('settleCommunity'), isDanger: true },
    ...(blocked !== undefined && { blocked }),
    form: (close) => <SettleCommunity account={{ kind, ref: owner }} close={close} />,
  };
  return (
    <>
      <p className="sentence">
        {t(`balanceOf.${side}`, { amount: yuan(Math.abs(balanceFen), i18n.language) })}
      </p>
      <Facts
        of={[
          [t('side.debit'), <Yuan fen={debitFen} />],
          [t('side.credit'), <Yuan fen={creditFen} />],
          [t('balance'), <Yuan fen={balanceFen} />],
          [t('entries'), entries],
        ]}
      />
      <div style={{ marginTop: 12 }}>
        <Actions of={[...(kind === 'cash' ? [move] : []), ...(isSettled(kind) ? [settle] : [])]} />
      </div>
    </>
  );
}
