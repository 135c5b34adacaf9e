import { lateness, type Verdict } from '@boxtrail/contracts';
import { believedText, type CustodyState } from './box-state';
import type { Misfit } from './custody-rules';
import type { StepOf, TrailStep } from './trail-step';

/** A verdict of a checkpoint, as part of a sentence. */
const verdictWords: Record<Verdict, string> = {
  valid: 'valid',
  'not-yet-valid': 'not valid yet',
  expired: 'expired',
  'out-of-zone': 'outside its zone',
  suspended: 'suspended',
  revoked: 'revoked',
  unknown: 'not issued',
};

/** `received at 0200000000012 with load L-1`. */
export function stepText({ kind, placeGln, loadId }: TrailStep): string {
  const words = kind.replaceAll('-', ' ');
  return `${words}${placeGln === null ? '' : ` at ${placeGln}`}${loadId === null ? '' : ` with load ${loadId}`}`;
}

export const neverPackedText = (step: TrailStep): string =>
  `${stepText(step)}, but no packing of this box was ever recorded`;

/** `found at 0200000000055, but it was packed for 0200000000048`. */
export const packedForText = (step: TrailStep, intended: string): string =>
  `${stepText(step)}, but it was packed for ${intended}`;

export function misfitText(state: CustodyState, step: TrailStep, { lacks }: Misfit): string {
  const what = `${stepText(step)} on ${step.occurredAt}`;
  if (lacks === null) return `${what}, but ${believedText(state)}`;
  return `${what}, but no ${lacks} was recorded; ${believedText(state)}`;
}

export const declaredText = (kind: string, state: CustodyState, step: TrailStep): string =>
  `declared ${kind} when ${stepText(step)}; ${believedText(state)}`;

/** `reported lost at 0200000000012 (not on the shelf); nobody was known to have the box`. */
export function reportedText(what: string, state: CustodyState, { placeGln, details }: TrailStep): string {
  const note = 'note' in details && details.note !== null ? ` (${details.note})` : '';
  return `${what} at ${placeGln}${note}; ${believedText(state)}`;
}

export const sealText = ({ loadId, placeGln }: TrailStep): string =>
  `the seal of load ${loadId} was broken on arrival at ${placeGln}`;

export const missingText = (state: CustodyState, { loadId, placeGln, occurredAt }: TrailStep): string =>
  `not on load ${loadId} when it was received at ${placeGln} on ${occurredAt}; ${believedText(state)}`;

export function checkedText({ details, passIds, loadId }: StepOf<'checkpoint'>): string {
  const { verdict, checkpointRef } = details;
  return `checkpoint ${checkpointRef} found pass ${passIds.join(', ')} ${verdictWords[verdict]}, with load ${loadId}`;
}

export function withdrawnText({ details, passIds, loadId, placeGln }: StepOf<'pass-withdrawn'>): string {
  const { status, since, reason, checkpointRef } = details;
  const pass = passIds.join(', ');
  const what =
    checkpointRef === null
      ? `dispatched at ${placeGln} with load ${loadId} under pass ${pass}`
      : `checkpoint ${checkpointRef} found pass ${pass} valid, with load ${loadId}`;
  return `${what}, which is now known to have been ${status} since ${since} (${reason})`;
}

export function onTwoLoadsText({ details, loadId }: StepOf<'double-dispatch'>): string {
  const { shared, plate, driverRef, otherLoadId } = details;
  const who = {
    vehicle: `vehicle ${plate}`,
    driver: `driver ${driverRef}`,
    'vehicle and driver': `vehicle ${plate} and driver ${driverRef}`,
  }[shared];
  return `${who} of load ${loadId} was on load ${otherLoadId} at the same time`;
}

/** A back-dated decision: its actor and reason. */
export const backDatedText = (step: TrailStep): string | null =>
  step.backDatedBecause === undefined
    ? null
    : `${recordedLaterText(step)}; reason given: ${step.backDatedBecause}`;

/** A dispatch that was recorded under passes that were no longer valid: its actor, and the verdicts on the passes. */
export function invalidByThenText(step: TrailStep): string | null {
  if (step.kind !== 'dispatched') return null;
  const { vehiclePassWhenRecorded = 'valid', driverPassWhenRecorded = 'valid' } = step.details;
  const invalid = [vehiclePassWhenRecorded, driverPassWhenRecorded].flatMap((verdict, i) =>
    verdict === 'valid' ? [] : [`pass ${step.passIds[i]} was ${verdictWords[verdict]} by then`],
  );
  return invalid.length === 0 ? null : [recordedLaterText(step), ...invalid].join('; ');
}

const recordedLaterText = (step: TrailStep): string =>
  `${stepText(step)}, recorded ${lateness(Date.parse(step.recordedAt) - Date.parse(step.occurredAt))} later by ${step.actor}`;
