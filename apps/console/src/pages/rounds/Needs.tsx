import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Household } from '../../ui/Household';
import { BoxLink } from '../../ui/ids';
import { Pill, type Sign } from '../../ui/Pill';
import { Actions } from '../../ui/form/Actions';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { Yuan } from '../../ui/Yuan';
import { ChangeNeed } from './ChangeNeed';
import { WithdrawNeed } from './NeedForms';
import { needStatuses, shortagesFirst } from './needs';
import { planners } from './roles';

type Need = Schemas['Need'];

interface NeedsProps {
  readonly round: Schemas['Round'];
  readonly nameOf: (gtin: string) => string;
}

const signOf = ({ status, shortages }: Need): Sign =>
  shortages.length > 0 || status === 'undelivered' ? 'open' : status === 'delivered' ? 'done' : 'plain';

/** The needs of a round, those that will not get all first. */
export function Needs({ round, nameOf }: NeedsProps) {
  const { needs, roundId, status } = round;
  const { t } = useTranslation('rounds');
  const [marked, mark] = useMark('need');
  const shown = shortagesFirst(
    needs,
    needStatuses.find((one) => one === marked),
  );
  return (
    <section className="card">
      <header>
        <h2>{t('needsTitle')}</h2>
        <span className="muted">{t('needs', { count: needs.length })}</span>
        <label className="end">
          {t('column.status')}{' '}
          <select value={marked ?? ''} onChange={({ target }) => mark(target.value)}>
            <option value="">{t('frame:filter.all')}</option>
            {needStatuses.map((one) => (
              <option key={one} value={one}>
                {t(`need.status.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </header>
      <Table
        label={t('needsTitle')}
        rows={shown}
        keyOf={({ needId }) => needId}
        empty={t('needsEmpty')}
        columns={[
          { title: t('column.need'), show: ({ needId }) => <span className="mono">{needId}</span> },
          {
            title: t('column.status'),
            show: (need) => (
              <>
                <Pill sign={signOf(need)} words={t(`need.status.${need.status}`)} />
                {need.cancelled !== null && (
                  <div className="muted">
                    {need.cancelled.reason} · <Time at={need.cancelled.at} />
                  </div>
                )}
              </>
            ),
          },
          {
            title: t('column.household'),
            show: (need) => (
              <>
                <Household of={need} />
                {need.proxyReason !== null && <div className="muted">{need.proxyReason}</div>}
                {need.lateFor !== null && (
                  <div className="muted">{t('lateFor', { roundId: need.lateFor })}</div>
                )}
              </>
            ),
          },
          {
            title: t('column.ordered'),
            show: ({ lines }) =>
              lines.map(({ gtin, quantity }) => (
                <div key={gtin}>
                  {quantity} × {nameOf(gtin)}
                </div>
              )),
          },
          {
            title: t('column.boxes'),
            show: ({ boxes }) =>
              boxes.map(({ sscc, stage }) => (
                <div key={sscc}>
                  <BoxLink sscc={sscc} /> <span className="muted">{t(`stage.${stage}`)}</span>
                </div>
              )),
          },
          {
            title: t('column.missing'),
            show: ({ shortages }) =>
              shortages.map(({ gtin, missing, reason }) => (
                <div key={`${gtin} ${reason}`}>
                  <b>{t('missing', { count: missing, type: nameOf(gtin) })}</b>{' '}
                  <span className="muted">{reason}</span>
                </div>
              )),
          },
          {
            title: t('column.amount'),
            show: ({ amountFen, adjustedAmountFen }) => (
              <>
                <Yuan fen={adjustedAmountFen} />
                {amountFen !== adjustedAmountFen && (
                  <div className="muted">
                    {t('insteadOf')} <Yuan fen={amountFen} />
                  </div>
                )}
              </>
            ),
          },
          ...(status === 'open'
            ? [
                {
                  title: t('column.action'),
                  show: (need: Need) =>
                    need.cancelled === null && (
                      <Actions
                        of={[
                          {
                            name: `change-${need.needId}`,
                            label: t('change.do'),
                            roles: planners,
                            form: (close) => (
                              <ChangeNeed round={round} need={need} nameOf={nameOf} close={close} />
                            ),
                          },
                          {
                            name: need.needId,
                            label: t('withdraw.do'),
                            roles: planners,
                            form: (close) => (
                              <WithdrawNeed roundId={roundId} needId={need.needId} close={close} />
                            ),
                          },
                        ]}
                      />
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
