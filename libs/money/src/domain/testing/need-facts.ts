import { needProgress, type BoxStage } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { fold } from '@boxtrail/kernel';
import { needAccountDecider, type FollowNeed } from '../need-account.decider';
import { sumsOf, type NeedAccount } from '../need-account';
import { needTarget, outcomeOf, type NeedMoney } from '../need-target';
import type { LedgerTransfer, NeedAccountEvent } from '@boxtrail/contracts';
import type { NeedParties } from '../transfer';

export const at = (minute: number): string =>
  new Date(Date.parse('2026-03-16T09:00:00.000Z') + minute * 60_000).toISOString();

const [vegetables, oil] = ['06901234000023', '06901234000047'] as const;
const lines = [
  { gtin: vegetables, quantity: 2, priceFen: 5_000 },
  { gtin: oil, quantity: 1, priceFen: 8_000 },
];
export const amountFen = 18_000;
export const [first, second, third] = [
  '020123450100000011',
  '020123450100000028',
  '020123450100000035',
] as const;
const gtinOf = { [first]: vegetables, [second]: vegetables, [third]: oil } as const;
export const parties: NeedParties = {
  communityGln: '2200102001001',
  supplierGln: '2900000000018',
  householdRef: 'hh-1',
  payment: 'prepaid',
};

/** What is known of a need at one time: stages of its packed boxes, and damaged ones. */
export interface Known {
  readonly stages: Readonly<Partial<Record<string, BoxStage>>>;
  readonly damaged: readonly string[];
  /** Boxes that are not packed will never be. */
  readonly short: boolean;
  readonly cancelled: boolean;
}

export const known = (changes: Partial<Known> = {}): Known => ({
  ...{ stages: {}, damaged: [], short: false, cancelled: false },
  ...changes,
});

const factOf: Partial<Record<BoxStage, string>> = {
  ...{ delivered: 'handed-over', lost: 'lost', destroyed: 'destroyed', returned: 'returned' },
};

function moneyOf({ stages, damaged, short, cancelled }: Known): NeedMoney {
  const packed = Object.entries(stages) as [keyof typeof gtinOf, BoxStage][];
  const boxes = packed.map(([sscc, stage]) => {
    const kind = factOf[stage];
    const facts = [
      ...(kind === undefined ? [] : [{ kind, at: at(30) }]),
      ...(damaged.includes(sscc) ? [{ kind: 'damaged', at: at(20) }] : []),
    ];
    return { sscc, gtin: gtinOf[sscc], ...outcomeOf({ stage, facts }) };
  });
  const missing = (gtin: string, quantity: number) =>
    quantity - boxes.filter((box) => box.gtin === gtin).length;
  const unpacked = lines.flatMap(({ gtin, quantity }) =>
    short && missing(gtin, quantity) > 0
      ? [{ gtin, missing: missing(gtin, quantity), reason: 'sold out' }]
      : [],
  );
  return {
    ...{ lines, amountFen, recordedAt: at(0), unpacked, shortAt: short ? at(10) : null, boxes },
    cancelled: cancelled ? { at: at(1), reason: 'moved away' } : null,
  };
}

/** What orders says the household owes. */
export function owedFen(facts: Known): number {
  const { unpacked, boxes } = moneyOf(facts);
  return needProgress({
    ...{ need: { lines, amountFen }, cancelled: facts.cancelled, round: 'closed', unpacked },
    boxes: boxes.map(({ sscc, gtin }) => ({ sscc, gtin, stage: facts.stages[sscc] ?? 'packed' })),
  }).adjustedAmountFen;
}

/** The command after the n-th fact. */
export const follow = (n: number, facts: Known, of: NeedParties = parties): FollowNeed => ({
  ...{ type: 'FollowNeed', occurredAt: at(n), roundId: 'R-1', needId: 'N-1', parties: of },
  target: needTarget(moneyOf(facts)),
  cause: { position: n, at: at(n) },
});

/** Carries the commands out, one after the other. */
export function run(...commands: readonly FollowNeed[]): NeedAccountEvent[] {
  const events: NeedAccountEvent[] = [];
  for (const command of commands) {
    const state = fold(needAccountDecider, events);
    events.push(...needAccountDecider.decide(command, state));
  }
  return events;
}

export const transfersOf = (events: readonly NeedAccountEvent[]): LedgerTransfer[] =>
  events.flatMap(({ data }) => data.transfers);

/** `post 5000`, one for each transfer. */
export const moved = (events: readonly NeedAccountEvent[]): string[] =>
  transfersOf(events).map(({ kind, amountFen: fen }) => `${kind} ${fen}`);

/** Debits less credits of each account that is not balanced. */
export function balances(transfers: readonly LedgerTransfer[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = ({ kind, ref }: LedgerTransfer['debit'], fen: number) => {
    const key = `${kind} ${ref}`;
    sums[key] = (sums[key] ?? 0) + fen;
  };
  for (const { debit, credit, amountFen: fen } of transfers) {
    add(debit, fen);
    add(credit, -fen);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
}

export function sumsAfter(events: readonly NeedAccountEvent[]) {
  const state: NeedAccount = fold(needAccountDecider, events);
  if (state.status === 'none') throw new Error('no account');
  return sumsOf(state);
}

const stage = fc.constantFrom<BoxStage>(
  ...([
    'packed',
    'on-the-way',
    'missing',
    'undelivered',
    'returned',
    'delivered',
    'lost',
    'destroyed',
  ] as const),
);
/** Any state of knowledge: facts come late and are corrected, so one may follow any other. */
export const anyKnown: fc.Arbitrary<Known> = fc.record({
  stages: fc.record({ [first]: stage, [second]: stage, [third]: stage }, { requiredKeys: [] }),
  damaged: fc.subarray([first, second, third]),
  short: fc.boolean(),
  cancelled: fc.boolean(),
});
