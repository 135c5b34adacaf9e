import { believedText, declares, stepText, troubleOf, type BoxState, type Trouble } from './custody-rules';
import { custodyLimitHours, hoursBetween, hoursText, type Finding, type FindingKind } from './finding';
import { hasOpen, openKinds } from './open-findings';
import { lateness, type Verdict } from '@boxtrail/contracts';
import { holderText, refOf, type Holder, type TrailStep } from './trail-step';

/** What a checkpoint found of a pass, for a sentence. */
const verdictWords: Record<Verdict, string> = {
  valid: 'valid',
  'not-yet-valid': 'not valid yet',
  expired: 'expired',
  'out-of-zone': 'outside its zone',
  suspended: 'suspended',
  revoked: 'revoked',
  unknown: 'not issued',
};

const none: readonly never[] = [];

/** What is wrong at a step. `moved`: whether it moved custody. Empty, and the same array, for nearly all steps. */
export function findingsOf(state: BoxState, step: TrailStep, moved: boolean): readonly Finding[] {
  const trouble = troubleOf(state, step);
  const own = ownFinding(state, step);
  const declared = step.kind === 'received' ? receiptFindings(state, step, moved) : none;
  const backDated = backDatedText(step);
  const overdue = moved ? overdueText(state, step.occurredAt) : null;
  if (trouble === null && own === null && declared.length === 0 && overdue === null && backDated === null)
    return none;

  const findings: Finding[] = [];
  const add = (kind: FindingKind, severity: Finding['severity'], words: string) =>
    findings.push({
      sscc: state.sscc,
      kind,
      severity,
      at: refOf(step),
      after: state.last,
      placeGln: step.placeGln,
      words,
      closedBy: null,
    });
  if (trouble !== null) {
    // Custody that moved against what was known, and a trail without a beginning, prove nothing of the time before.
    const severity = moved || state.last === null ? 'breaks' : 'question';
    add(trouble.kind, severity, troubleText(state, step, trouble));
  }
  if (own !== null) {
    add(own, own === 'missing' || own === 'lost' ? 'breaks' : 'question', ownText(state, step));
  }
  for (const kind of declared) {
    const words = `declared ${kind} when ${stepText(step)}; ${believedText(state)}`;
    add(kind, kind === 'never-dispatched' ? 'breaks' : 'question', words);
  }
  if (backDated !== null) add('back-dated', 'question', backDated);
  if (overdue !== null) add('overdue-step', 'question', overdue);
  return findings;
}

/** A decision that was recorded afterwards: by whom and why, and what had become of its passes meanwhile. */
function backDatedText(step: TrailStep): string | null {
  const { backDatedBecause: because, occurredAt, recordedAt, actor, passIds } = step;
  const { vehiclePassWhenRecorded = 'valid', driverPassWhenRecorded = 'valid' } =
    step.kind === 'dispatched' ? step.details : {};
  if (because === undefined && vehiclePassWhenRecorded === 'valid' && driverPassWhenRecorded === 'valid')
    return null;
  const late = lateness(Date.parse(recordedAt) - Date.parse(occurredAt));
  const since = [vehiclePassWhenRecorded, driverPassWhenRecorded].flatMap((verdict, i) =>
    verdict === 'valid' ? [] : [`pass ${passIds[i]} was ${verdictWords[verdict]} by then`],
  );
  const why = because === undefined ? [] : [`reason given: ${because}`];
  return [`${stepText(step)}, recorded ${late} later by ${actor}`, ...why, ...since].join('; ');
}

function troubleText(state: BoxState, step: TrailStep, { kind, lacks }: Trouble): string {
  if (kind === 'never-packed') return `${stepText(step)}, but no packing of this box was ever recorded`;
  const what = `${stepText(step)} on ${step.occurredAt}`;
  if (lacks === null) return `${what}, but ${believedText(state)}`;
  return `${what}, but no ${lacks} was recorded; ${believedText(state)}`;
}

/** What the step itself reports, whatever came before. The same loss reported twice is one. */
function ownFinding(state: BoxState, step: TrailStep): FindingKind | null {
  const { kind } = step;
  if (kind === 'double-dispatch' || kind === 'pass-withdrawn') return kind;
  if (kind === 'checkpoint') return step.details.verdict === 'valid' ? null : 'pass-not-valid';
  if (kind === 'arrived') return step.details.sealIntact ? null : 'seal-broken';
  if (kind === 'missing') return isStillMissing(state, step) ? kind : null;
  if (kind === 'lost' || kind === 'destroyed') return state.status === kind ? null : kind;
  return kind === 'damaged' || kind === 'seal-broken' ? kind : null;
}

function ownText(state: BoxState, step: TrailStep): string {
  const { placeGln, loadId } = step;
  if (step.kind === 'checkpoint') {
    const { verdict, checkpointRef } = step.details;
    return `checkpoint ${checkpointRef} found pass ${step.passIds.join(', ')} ${verdictWords[verdict]}, with load ${loadId}`;
  }
  if (step.kind === 'pass-withdrawn') {
    const { status, since, reason, checkpointRef } = step.details;
    const pass = step.passIds.join(', ');
    const what =
      checkpointRef === null
        ? `dispatched at ${placeGln} with load ${loadId} under pass ${pass}`
        : `checkpoint ${checkpointRef} found pass ${pass} valid, with load ${loadId}`;
    return `${what}, which is now known to have been ${status} since ${since} (${reason})`;
  }
  if (step.kind === 'double-dispatch') {
    const { shared, plate, driverRef, otherLoadId } = step.details;
    const who = {
      vehicle: `vehicle ${plate}`,
      driver: `driver ${driverRef}`,
      'vehicle and driver': `vehicle ${plate} and driver ${driverRef}`,
    }[shared];
    return `${who} of load ${loadId} was on load ${otherLoadId} at the same time`;
  }
  if (step.kind === 'arrived') return `the seal of load ${loadId} was broken on arrival at ${placeGln}`;
  if (step.kind === 'missing') {
    return `not on load ${loadId} when it was received at ${placeGln} on ${step.occurredAt}; ${believedText(state)}`;
  }
  const note = 'note' in step.details && step.details.note !== null ? ` (${step.details.note})` : '';
  const what = step.kind === 'seal-broken' ? 'seal found broken' : `reported ${step.kind}`;
  return `${what} at ${placeGln}${note}; ${believedText(state)}`;
}

/** A box that has come off the load since, or is missed already, is not missing once more. */
const isStillMissing = ({ holder, loadId, open }: BoxState, step: TrailStep): boolean =>
  (isOnLoad(holder, step) || loadId !== step.loadId) && !hasOpen(open, 'missing');

const isOnLoad = (holder: Holder | null, { loadId }: TrailStep): boolean =>
  holder?.type === 'load' && holder.id === loadId;

/**
 * What a receiver declared, unless the trail knows better. How a box came (`unexpected`, `never-dispatched`,
 * `wrong-station`) is asked once, of the receipt that moved it. A receiver may have judged before the dispatch
 * reached the log: where the trail has that dispatch, it was expected. Where a load's way ends elsewhere, the station
 * is wrong even when nobody said so.
 */
function receiptFindings(
  state: BoxState,
  step: Extract<TrailStep, { kind: 'received' }>,
  moved: boolean,
): readonly FindingKind[] {
  const onBoard = isOnLoad(state.holder, step);
  const strayed = moved && onBoard && state.toGln !== step.placeGln;
  if (!strayed && step.details.discrepancies.length === 0) return none;
  const kinds: FindingKind[] = [];
  if (moved && !onBoard && declares(step, 'never-dispatched')) kinds.push('never-dispatched');
  if (moved && !onBoard && declares(step, 'unexpected')) kinds.push('unexpected');
  if (strayed || (moved && declares(step, 'wrong-station'))) kinds.push('wrong-station');
  if (declares(step, 'seal-broken')) kinds.push('seal-broken');
  if (declares(step, 'damaged')) kinds.push('damaged');
  return kinds;
}

function overdueText({ holder, since }: BoxState, until: string): string | null {
  if (holder === null || since === null) return null;
  const limit = custodyLimitHours[holder.type];
  const hours = hoursBetween(since, until);
  return hours > limit
    ? `${holderText(holder)} had the box for ${hoursText(hours)}, from ${since} until ${until}; ${hoursText(limit)} are allowed`
    : null;
}

/** The open findings a step answers, with the answer. */
export function closedBy(state: BoxState, step: TrailStep): readonly Finding[] {
  let answers = false;
  for (const kind of openKinds(state.open)) answers ||= isAnswer(state, step, kind);
  if (!answers) return none;
  const resolution = step.kind === 'resolved' ? step.details.resolution : null;
  return state.open
    .filter(({ kind }) => isAnswer(state, step, kind))
    .map((finding) => ({ ...finding, closedBy: { ...refOf(step), resolution } }));
}

/** Whether a step answers open findings of a kind: a box in somebody's hands is neither missing nor lost. */
export function isAnswer(state: BoxState, step: TrailStep, kind: FindingKind): boolean {
  if (step.kind === 'resolved') return kind === step.details.finding;
  if (step.kind === 'packed' && state.status === 'unknown') return kind === 'never-packed'; // a bench's clock was slow
  if (step.custodyTo === 'unchanged') return false;
  if (kind === 'missing' || kind === 'lost') return step.kind !== 'lost';
  return kind === 'destroyed' && (step.kind === 'found' || step.kind === 'returned');
}
