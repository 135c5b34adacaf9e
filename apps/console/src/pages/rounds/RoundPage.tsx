import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../base/api';
import { useBoxTypes, useStation, useSuppliers } from '../../base/names';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { DesignationOf, MovedFrom } from '../../ui/DesignationOf';
import { Exports } from '../../ui/Exports';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { BoxTypeLink, JobLink, StationLink, SupplierLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { localTime } from '../../ui/times';
import { useNow } from '../../ui/useNow';
import { Yuan } from '../../ui/Yuan';
import { CloseRound, RecordNeed } from './NeedForms';
import { Needs } from './Needs';
import { planners } from './roles';
import { RoundFindings } from './RoundFindings';

type Round = Schemas['Round'];

export default function RoundPage() {
  const { roundId = '' } = useParams();
  const round = useQuery({
    queryKey: ['round', roundId],
    queryFn: () => dataOf(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId } } })),
    meta: { isLive: true },
  });
  return <Answered query={round}>{(data) => <Shown round={data} />}</Answered>;
}

function Shown({ round }: { readonly round: Round }) {
  const { t } = useTranslation('rounds');
  const types = useBoxTypes().data;
  const station = useStation(round.communityGln).data;
  const suppliers = useSuppliers().data;
  const supplierName = (of: string) => suppliers?.find(({ gln }) => gln === of)?.name;
  const nameOf = (gtin: string): string => types?.find((type) => type.gtin === gtin)?.name ?? gtin;
  const { roundId, status, offers, totals } = round;
  const priceOf = new Map(offers.map(({ gtin, priceFen }) => [gtin, priceFen]));
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.round')} <Copy text={roundId} />
          </h1>
          <Pill sign={status === 'open' ? 'open' : 'plain'} words={t(`status.${status}`)} />
          <span className="end">
            <Exports path={`/v1/exports/rounds/${encodeURIComponent(roundId)}`} />
          </span>
        </div>
        <p className="sentence">
          <Sentence round={round} />
        </p>
        <Facts
          of={[
            [t('column.community'), <StationLink gln={round.communityGln} name={station?.name} />],
            [
              t('column.supplier'),
              <SupplierLink gln={round.supplierGln} name={supplierName(round.supplierGln)} />,
            ],
            [t('fact.opened'), <Time at={round.openedAt} />],
            [t('column.cutoff'), <Time at={round.cutoffAt} />],
            [t('column.amount'), <Yuan fen={round.adjustedAmountFen} />],
            [
              t('fact.ordered'),
              round.amountFen !== round.adjustedAmountFen && <Yuan fen={round.amountFen} />,
            ],
            // A closed round is packed by the job of the same id.
            [t('fact.job'), status === 'closed' && <JobLink jobId={roundId} />],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Actions
            of={[
              {
                name: 'need',
                label: t('need.do'),
                roles: planners,
                blocked: status === 'closed' ? t('closedAlready') : undefined,
                form: (close) => <RecordNeed round={round} nameOf={nameOf} close={close} />,
              },
              {
                name: 'close',
                label: t('close.do'),
                roles: planners,
                blocked: status === 'closed' ? t('closedAlready') : undefined,
                isDanger: true,
                form: (close) => <CloseRound round={round} close={close} />,
              },
            ]}
          />
        </div>
      </section>
      {round.designation !== null && <DesignationOf designation={round.designation} nameOf={supplierName} />}
      <RoundFindings roundId={roundId} />
      <Needs round={round} nameOf={nameOf} />
      <section className="card">
        <header>
          <h2>{t('totals')}</h2>
        </header>
        <Table
          label={t('totals')}
          rows={totals}
          keyOf={({ gtin }) => gtin}
          empty={t('totalsEmpty')}
          columns={[
            { title: t('column.type'), show: ({ gtin }) => <BoxTypeLink gtin={gtin} name={nameOf(gtin)} /> },
            { title: t('column.boxes'), show: ({ quantity }) => quantity },
            { title: t('column.price'), show: ({ gtin }) => <Yuan fen={priceOf.get(gtin) ?? 0} /> },
            {
              title: t('column.amount'),
              show: ({ gtin, quantity }) => <Yuan fen={quantity * (priceOf.get(gtin) ?? 0)} />,
            },
          ]}
        />
        <p className="muted" style={{ margin: '8px 0 0' }}>
          {t('offered')}{' '}
          {offers.map(({ gtin }, i) => (
            <span key={gtin}>
              {i > 0 && ', '}
              <BoxTypeLink gtin={gtin} name={nameOf(gtin)} />
            </span>
          ))}
        </p>
      </section>
      <p style={{ margin: 0 }}>
        <Link to={`/rounds?communityGln=${round.communityGln}`}>{t('others')}</Link>
      </p>
    </>
  );
}

/** What will come of the round, and until when it can change. */
function Sentence({ round }: { readonly round: Round }) {
  const { t, i18n } = useTranslation('rounds');
  const now = useNow();
  const { status, missing, closedAt, closedBy, cutoffAt } = round;
  const asked =
    round.needCount === 0
      ? t('sentence.nobody')
      : t('sentence.asked', {
          needs: t('needs', { count: round.needCount }),
          boxes: t('boxes', { count: round.boxes }),
        });
  if (status === 'open') {
    const isOpen = Date.parse(cutoffAt) > now;
    const at = localTime(cutoffAt, i18n.language);
    const until = t(isOpen ? 'sentence.openUntil' : 'sentence.overdue', { at });
    return (
      <>
        {round.isUnserved && <strong>{t('sentence.unserved')} </strong>}
        <MovedFrom of={round.moved} />
        {until} {asked}
      </>
    );
  }
  const at = localTime(closedAt ?? cutoffAt, i18n.language);
  return (
    <>
      {missing > 0 && <strong>{t('sentence.missing', { count: missing })} </strong>}
      <MovedFrom of={round.moved} />
      {asked} {t(`sentence.closed.${closedBy ?? 'clock'}`, { at })}
    </>
  );
}
