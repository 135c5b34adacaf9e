import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { BoxLink, BoxTypeLink, RoundLink, StationLink, SupplierLink } from '../../ui/ids';
import { yuan } from '../../ui/money';
import { Table } from '../../ui/Table';
import { Yuan } from '../../ui/Yuan';
import { AccountLink } from './AccountLink';
import { CollectForNeed, RefundBox } from './LedgerForms';
import { Tabs } from './Tabs';

type Need = Schemas['NeedAccount'];

export default function NeedPage() {
  const { roundId = '', needId = '' } = useParams();
  const path = { roundId, needId };
  const need = useQuery({
    queryKey: ['ledger-need', roundId, needId],
    queryFn: () => dataOf(api.GET('/v1/ledger/needs/{roundId}/{needId}', { params: { path } })),
    meta: { isLive: true },
  });
  return (
    <>
      <Tabs />
      <Answered query={need}>{(data) => <Shown need={data} />}</Answered>
    </>
  );
}

function Shown({ need }: { readonly need: Need }) {
  const { t, i18n } = useTranslation('money');
  const { roundId, needId, householdRef, toCollectFen, payment } = need;
  const amount = yuan(Math.abs(toCollectFen), i18n.language);
  const side = toCollectFen === 0 ? 'zero' : toCollectFen > 0 ? 'more' : 'less';
  const payer = payment === 'prepaid' ? 'household' : 'on-account';
  return (
    <>
      <section className="card">
        <h1>
          {t('need')} <Copy text={needId} />
        </h1>
        <p className="sentence">{t(`needSentence.${side}`, { amount })}</p>
        <Facts
          of={[
            [t('round'), <RoundLink roundId={roundId} />],
            [t('owner'), <AccountLink kind={payer} refName={householdRef} />],
            [t('community'), <StationLink gln={need.communityGln} />],
            [t('kind.supplier'), <SupplierLink gln={need.supplierGln} />],
            [t('fen.reserved'), <Yuan fen={need.reservedFen} />],
            [t('fen.open'), <Yuan fen={need.openFen} />],
            [t('fen.posted'), <Yuan fen={need.postedFen} />],
            [t('fen.voided'), <Yuan fen={need.voidedFen} />],
            [t('fen.refunded'), <Yuan fen={need.refundedFen} />],
            [t('fen.collected'), <Yuan fen={need.collectedFen} />],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Actions
            of={[
              {
                name: 'collect',
                label: t('collect.do'),
                roles: rolesOf('collectForNeed'),
                form: (close) => (
                  <CollectForNeed
                    roundId={roundId}
                    needId={needId}
                    toCollectFen={toCollectFen}
                    close={close}
                  />
                ),
              },
            ]}
          />
        </div>
      </section>
      <Parts need={need} />
    </>
  );
}

/** The boxes whose money is decided, and the box types that fell short. */
function Parts({ need: { roundId, needId, parts } }: { readonly need: Need }) {
  const { t } = useTranslation('money');
  return (
    <section className="card">
      <header>
        <h2>{t('parts')}</h2>
      </header>
      <Table
        label={t('parts')}
        rows={parts}
        keyOf={({ sscc, gtin }) => sscc ?? gtin ?? ''}
        empty={t('partsEmpty')}
        columns={[
          {
            title: t('box'),
            show: ({ sscc, gtin }) =>
              sscc === null ? gtin !== null && <BoxTypeLink gtin={gtin} /> : <BoxLink sscc={sscc} />,
          },
          { title: t('fen.posted'), show: ({ postedFen }) => <Yuan fen={postedFen} /> },
          { title: t('fen.voided'), show: ({ voidedFen }) => <Yuan fen={voidedFen} /> },
          { title: t('fen.refunded'), show: ({ refundedFen }) => <Yuan fen={refundedFen} /> },
          {
            title: t('refund.do'),
            show: ({ sscc, postedFen }) =>
              sscc !== null &&
              postedFen > 0 && (
                <Actions
                  of={[
                    {
                      name: 'refund',
                      label: t('refund.do'),
                      roles: rolesOf('refundBox'),
                      isDanger: true,
                      form: (close) => (
                        <RefundBox roundId={roundId} needId={needId} sscc={sscc} close={close} />
                      ),
                    },
                  ]}
                />
              ),
          },
        ]}
      />
    </section>
  );
}
