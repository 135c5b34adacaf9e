import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Answered } from '../../ui/Answered';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { OnlyFor } from '../../ui/OnlyFor';
import { Pill } from '../../ui/Pill';
import { Yuan } from '../../ui/Yuan';
import { yuan } from '../../ui/money';
import { CorrectLedger } from './LedgerForms';
import { SettleCommunity } from './SettleForm';
import { Tabs } from './Tabs';

export default function LedgerPage() {
  return (
    <>
      <Tabs />
      <OnlyFor roles={rolesOf('getLedgerSummary')}>
        <Whole />
      </OnlyFor>
    </>
  );
}

function Whole() {
  const summary = useQuery({
    queryKey: ['ledger'],
    queryFn: () => dataOf(api.GET('/v1/ledger/summary')),
    meta: { isLive: true },
  });
  return <Answered query={summary}>{(data) => <Shown ledger={data} />}</Answered>;
}

function Shown({ ledger }: { readonly ledger: Schemas['LedgerSummary'] }) {
  const { t, i18n } = useTranslation('money');
  const { balanced, openFen, due } = ledger;
  const open = yuan(openFen, i18n.language);
  return (
    <section className="card">
      <div className="row">
        <h1>{t('title')}</h1>
        <Pill sign={balanced ? 'done' : 'broken'} words={t(balanced ? 'balanced' : 'unbalanced')} />
      </div>
      <p className="sentence">
        {t(balanced ? 'sentence.balanced' : 'sentence.unbalanced', { open })}{' '}
        {due > 0 && t('sentence.due', { count: due })}
      </p>
      <Facts
        of={[
          [t('fen.reserved'), <Yuan fen={ledger.reservedFen} />],
          [t('fen.open'), <Yuan fen={openFen} />],
          [t('fen.posted'), <Yuan fen={ledger.postedFen} />],
          [t('fen.voided'), <Yuan fen={ledger.voidedFen} />],
          [t('fen.refunded'), <Yuan fen={ledger.refundedFen} />],
          [t('fen.collected'), <Yuan fen={ledger.collectedFen} />],
          [t('side.debit'), <Yuan fen={ledger.debitFen} />],
          [t('side.credit'), <Yuan fen={ledger.creditFen} />],
        ]}
      />
      <p className="row">
        <Link to="/money/open-items?state=open">{t('toItems')}</Link>
        <Link to="/money/accounts?kind=supplier&open=true">{t('toSuppliers')}</Link>
        <Link to="/money/accounts?kind=cash&open=true">{t('toCash')}</Link>
      </p>
      <Actions
        of={[
          {
            name: 'correct',
            label: t('correct.do'),
            roles: rolesOf('correctLedger'),
            form: (close) => <CorrectLedger close={close} />,
          },
          {
            name: 'settle',
            label: t('settle.do'),
            roles: rolesOf('settleCommunity'),
            isDanger: true,
            form: (close) => <SettleCommunity close={close} />,
          },
        ]}
      />
    </section>
  );
}
