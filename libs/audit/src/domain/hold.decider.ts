import {
  CondemnedBoxesWrittenOff,
  HoldApplied,
  HoldClosed,
  HoldCondemned,
  HoldInspected,
  HoldPlaced,
  HoldReleased,
  type HoldEvent,
  type HoldMark,
  type InspectionResult,
} from '@boxtrail/contracts';
import {
  inWords,
  refuseDuplicates,
  ruleViolation,
  same,
  unknown,
  unreachable,
  type Decider,
} from '@boxtrail/kernel';
import { evolve, initial, type HoldState, type PlacedHold } from './hold';
import { holdRefusals } from './refusals';

/** Upper bound of the boxes of one hold. */
export const mostHeldBoxes = 100_000;

interface OfHold {
  readonly occurredAt: string;
  readonly holdId: string;
}

export interface PlaceHold extends Readonly<PlacedHold> {
  readonly type: 'PlaceHold';
  readonly occurredAt: string;
  /** Read from the views: the boxes that it reaches now. */
  readonly ssccs: readonly string[];
}

/** Tells more boxes of the present state of the hold. */
export interface ApplyHold extends OfHold {
  readonly type: 'ApplyHold';
  readonly ssccs: readonly string[];
}

export interface InspectHold extends OfHold {
  readonly type: 'InspectHold';
  readonly inspectorRef: string;
  readonly result: InspectionResult;
  readonly words: string;
}

export interface EndHold extends OfHold {
  readonly type: 'ReleaseHold' | 'CondemnHold';
  readonly reason: string;
}

export interface WriteOffCondemned extends OfHold {
  readonly type: 'WriteOffCondemned';
  readonly ssccs: readonly string[];
  readonly reason: string;
  /** Read from the view: those of `ssccs` that the hold does not reach. */
  readonly notHeld: readonly string[];
}

export interface CloseHold extends OfHold {
  readonly type: 'CloseHold';
  /** Read from the view: the boxes of the hold, and those that are neither destroyed nor written off. */
  readonly boxes: number;
  readonly open: number;
}

export type HoldCommand = PlaceHold | ApplyHold | InspectHold | EndHold | WriteOffCondemned | CloseHold;

type KnownHold = Exclude<HoldState, { status: 'none' }>;

const markOf: Record<KnownHold['status'], HoldMark> = {
  held: 'held',
  released: 'released',
  condemned: 'condemned',
  closed: 'condemned',
};

function place({ occurredAt, holdId, target, reason, ssccs }: PlaceHold, state: HoldState): HoldEvent[] {
  const hold = { holdId, target, reason };
  if (state.status === 'none') {
    refuseTooMany(holdId, ssccs.length);
    if (ssccs.length === 0 && target.kind !== 'lot')
      throw ruleViolation('HOLD_EMPTY', `hold ${holdId} would reach no box: the ${target.kind} has none`);
    return [HoldPlaced.of(occurredAt, hold), ...applied(occurredAt, { holdId, mark: 'held', reason }, ssccs)];
  }
  if (same(hold, state.hold)) return [];
  throw ruleViolation(
    'HOLD_EXISTS',
    `hold ${holdId} exists with another target or reason; choose another holdId`,
  );
}

function apply({ occurredAt, holdId, ssccs }: ApplyHold, state: HoldState): HoldEvent[] {
  const { status, hold, endReason, boxes } = known(holdId, state);
  const mark = markOf[status];
  const told = [...new Set(ssccs)].filter((sscc) => boxes.get(sscc) !== mark);
  if (told.length === 0) return [];
  // Boxes that were packed since then are released with the others, however many.
  if (mark === 'held') refuseTooMany(holdId, boxes.size + told.filter((sscc) => !boxes.has(sscc)).length);
  return applied(occurredAt, { holdId, mark, reason: endReason ?? hold.reason }, told);
}

function refuseTooMany(holdId: string, boxes: number): void {
  if (boxes > mostHeldBoxes)
    throw ruleViolation('HOLD_TOO_LARGE', `hold ${holdId} would reach more than ${mostHeldBoxes} boxes`);
}

/** Upper bound of the boxes of one event. */
const boxesPerEvent = 5_000;

function applied(
  occurredAt: string,
  what: { readonly holdId: string; readonly mark: HoldMark; readonly reason: string },
  ssccs: readonly string[],
): HoldEvent[] {
  const events: HoldEvent[] = [];
  for (let i = 0; i < ssccs.length; i += boxesPerEvent)
    events.push(HoldApplied.of(occurredAt, { ...what, ssccs: ssccs.slice(i, i + boxesPerEvent) }));
  return events;
}

function inspect({ occurredAt, type: _, ...inspection }: InspectHold, state: HoldState): HoldEvent[] {
  running(inspection.holdId, state);
  return [HoldInspected.of(occurredAt, inspection)];
}

function end({ type, occurredAt, holdId, reason }: EndHold, state: HoldState): HoldEvent[] {
  const becomes = type === 'ReleaseHold' ? 'released' : 'condemned';
  const before = known(holdId, state);
  if (before.status === becomes && before.endReason === reason) return [];
  running(holdId, state);
  const definition = type === 'ReleaseHold' ? HoldReleased : HoldCondemned;
  const boxes = [...before.boxes.keys()];
  return [
    definition.of(occurredAt, { holdId, reason }),
    ...applied(occurredAt, { holdId, mark: becomes, reason }, boxes),
  ];
}

function writeOff(command: WriteOffCondemned, state: HoldState): HoldEvent[] {
  const { occurredAt, holdId, reason, notHeld } = command;
  const { writtenOff } = condemned(holdId, state);
  refuseDuplicates('boxes', command.ssccs, '/ssccs');
  if (notHeld.length > 0)
    throw ruleViolation('BOX_NOT_IN_HOLD', `hold ${holdId} does not reach these boxes: ${inWords(notHeld)}`);
  const ssccs = command.ssccs.filter((sscc) => !writtenOff.has(sscc));
  return ssccs.length === 0 ? [] : [CondemnedBoxesWrittenOff.of(occurredAt, { holdId, ssccs, reason })];
}

function close({ occurredAt, holdId, open, boxes }: CloseHold, state: HoldState): HoldEvent[] {
  if (state.status === 'closed') return [];
  condemned(holdId, state);
  if (open > 0) throw ruleViolation('HOLD_BOXES_OPEN', `hold ${holdId} has ${open} open boxes of ${boxes}`);
  return [HoldClosed.of(occurredAt, { holdId })];
}

function known(holdId: string, state: HoldState): KnownHold {
  if (state.status === 'none') throw unknown('HOLD_UNKNOWN', `hold ${holdId} does not exist`);
  return state;
}

/** A hold that was neither released nor condemned. */
function running(holdId: string, state: HoldState): void {
  const { status } = known(holdId, state);
  if (status !== 'held') throw ended(holdId, status);
}

function condemned(holdId: string, state: HoldState): KnownHold {
  const hold = known(holdId, state);
  if (hold.status === 'condemned') return hold;
  if (hold.status === 'closed') throw ended(holdId, 'closed');
  throw ruleViolation('HOLD_NOT_CONDEMNED', `hold ${holdId} is not condemned`);
}

const ended = (holdId: string, what: string) =>
  ruleViolation('HOLD_ENDED', `hold ${holdId} was ${what}; place a new one`);

export const holdDecider: Decider<HoldCommand, HoldEvent, HoldState> = {
  refusals: holdRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'PlaceHold':
        return place(command, state);
      case 'ApplyHold':
        return apply(command, state);
      case 'InspectHold':
        return inspect(command, state);
      case 'ReleaseHold':
      case 'CondemnHold':
        return end(command, state);
      case 'WriteOffCondemned':
        return writeOff(command, state);
      case 'CloseHold':
        return close(command, state);
      default:
        return unreachable(command);
    }
  },
};
