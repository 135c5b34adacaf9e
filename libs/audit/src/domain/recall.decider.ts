import {
  RecallClosed,
  RecalledBoxesRecovered,
  RecalledBoxesWrittenOff,
  RecallOpened,
  type RecallEvent,
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
import { evolve, initial, type RecalledLot, type RecallState, type Settled } from './recall';
import { recallRefusals } from './refusals';

export interface OpenRecall extends Readonly<RecalledLot> {
  readonly type: 'OpenRecall';
  readonly occurredAt: string;
}

interface NamesBoxes {
  readonly occurredAt: string;
  readonly recallId: string;
  readonly ssccs: readonly string[];
  /** Read from the view: those of `ssccs` without the lot. */
  readonly withoutLot: readonly string[];
}

/** A station has set boxes aside that it holds. */
export interface RecoverBoxes extends NamesBoxes {
  readonly type: 'RecoverBoxes';
  readonly atGln: string;
  /** Read from the trails: those of `ssccs` that the station does not hold. */
  readonly elsewhere: readonly string[];
}

/** Boxes that will not come back. */
export interface WriteOffBoxes extends NamesBoxes {
  readonly type: 'WriteOffBoxes';
  readonly reason: string;
}

export interface CloseRecall {
  readonly type: 'CloseRecall';
  readonly occurredAt: string;
  readonly recallId: string;
  /** Read from the view: the boxes of the lot, and those that are neither recovered, destroyed nor written off. */
  readonly boxes: number;
  readonly open: number;
}

export type RecallCommand = OpenRecall | RecoverBoxes | WriteOffBoxes | CloseRecall;

type KnownRecall = Exclude<RecallState, { status: 'none' }>;

function open({ occurredAt, recallId, gtin, lot, reason }: OpenRecall, state: RecallState): RecallEvent[] {
  const recall = { recallId, gtin, lot, reason };
  if (state.status === 'none') return [RecallOpened.of(occurredAt, recall)];
  if (same(recall, state.recall)) return [];
  const { lot: other, gtin: item } = state.recall;
  throw ruleViolation(
    'RECALL_EXISTS',
    `recall ${recallId} exists, of lot ${other} of ${item}; choose another recallId`,
  );
}

function recover(command: RecoverBoxes, state: RecallState): RecallEvent[] {
  const { occurredAt, recallId, atGln, elsewhere } = command;
  const { settled } = openRecall(command, state);
  if (elsewhere.length > 0)
    throw ruleViolation(
      'RECALLED_BOX_ELSEWHERE',
      `station ${atGln} does not have: ${inWords(elsewhere)}; record their receipt or return first`,
    );
  const ssccs = command.ssccs.filter((sscc) => !same(settled.get(sscc), { atGln }));
  return ssccs.length === 0 ? [] : [RecalledBoxesRecovered.of(occurredAt, { recallId, atGln, ssccs })];
}

function writeOff(command: WriteOffBoxes, state: RecallState): RecallEvent[] {
  const { occurredAt, recallId, reason } = command;
  const { settled } = openRecall(command, state);
  const ssccs = command.ssccs.filter((sscc) => settled.get(sscc) !== ('written-off' satisfies Settled));
  return ssccs.length === 0 ? [] : [RecalledBoxesWrittenOff.of(occurredAt, { recallId, ssccs, reason })];
}

function close({ occurredAt, recallId, open, boxes }: CloseRecall, state: RecallState): RecallEvent[] {
  if (known(recallId, state).status === 'closed') return [];
  if (open > 0)
    throw ruleViolation('RECALL_BOXES_OPEN', `recall ${recallId} has ${open} open boxes of ${boxes}`);
  return [RecallClosed.of(occurredAt, { recallId })];
}

/** The recall of a command that names boxes, all of which hold the lot. */
function openRecall({ recallId, ssccs, withoutLot }: NamesBoxes, state: RecallState): KnownRecall {
  const recall = known(recallId, state);
  if (recall.status === 'closed')
    throw ruleViolation('RECALL_CLOSED', `recall ${recallId} is closed; open a new one`);
  refuseDuplicates('boxes', ssccs, '/ssccs');
  const { lot, gtin } = recall.recall;
  if (withoutLot.length > 0)
    throw ruleViolation(
      'BOX_NOT_IN_RECALL',
      `recall ${recallId} is of lot ${lot} of ${gtin}; not in these boxes: ${inWords(withoutLot)}`,
    );
  return recall;
}

function known(recallId: string, state: RecallState): KnownRecall {
  if (state.status === 'none') throw unknown('RECALL_UNKNOWN', `recall ${recallId} does not exist`);
  return state;
}

export const recallDecider: Decider<RecallCommand, RecallEvent, RecallState> = {
  refusals: recallRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'OpenRecall':
        return open(command, state);
      case 'RecoverBoxes':
        return recover(command, state);
      case 'WriteOffBoxes':
        return writeOff(command, state);
      case 'CloseRecall':
        return close(command, state);
      default:
        return unreachable(command);
    }
  },
};
