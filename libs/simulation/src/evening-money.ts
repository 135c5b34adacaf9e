import { dataOf, type Schemas } from '@boxtrail/api-client';
import { at } from './clock';
import { key, until, width, type Day } from './day';
import { inParallel } from './in-parallel';
import type { PlannedRound } from './plan';

/** Communities whose money is collected on the day; the others pay later. */
const collected = 3;
/** What is missing when the cash of the first community is handed over, in fen. */
const missingFen = 500;

type Need = Schemas['NeedAccount'];

/**
 * In the evening grid workers collect for the needs of some communities, in cash and by code, and hand the cash over; once
 * some of it is missing. One box is refunded after a complaint, and the relief fund pays for a household.
 */
export async function collectMoney(day: Day): Promise<void> {
  const followedUpTo = await followed(day);
  const [first, ...others] = day.plan.rounds;
  if (first === undefined) return;
  const position = await refundOne(day, others.at(-1) ?? first, followedUpTo);
  await inParallel([first, ...others].slice(0, collected), width, async (round) => {
    const needs = (await paidInFull(day, round, position)).filter(({ refundedFen }) => refundedFen === 0);
    const worker = `grid-${round.community.code}`;
    const amountFen = await collectFor(day, needs, worker);
    await handOver(day, round, worker, amountFen - (round === first ? missingFen : 0));
  });
  const [poor] = await paidInFull(day, first, position);
  if (poor !== undefined) await reliefFor(day, poor);
}

/** The ledger follows the facts of the day in a moment. Answers the log position that it has followed. */
async function followed(day: Day): Promise<number> {
  const atLeast = await day.head();
  const params = { query: { atLeast } };
  await until('the ledger of the day', async () => {
    const ledger = await dataOf(day.at('money', 'coordinator').GET('/v1/ledger/summary', { params }));
    return ledger.due === 0;
  });
  return atLeast;
}

/** Needs whose boxes were all delivered: a resumed day finds the same ones. */
async function paidInFull(day: Day, { roundId }: PlannedRound, atLeast: number): Promise<Need[]> {
  const params = { query: { roundId, atLeast, limit: 200 } };
  const { items } = await dataOf(day.at('money', 'coordinator').GET('/v1/ledger/needs', { params }));
  return items.filter(({ reservedFen, voidedFen, openFen }) => reservedFen > 0 && voidedFen + openFen === 0);
}

/** Collects for each need, in turn in cash and by its payment code. Answers the sum, in fen. */
async function collectFor(day: Day, needs: readonly Need[], workerRef: string): Promise<number> {
  let sum = 0;
  for (const [i, { roundId, needId, reservedFen: amountFen }] of needs.entries()) {
    const collectionId = `paid-${roundId}-${needId}`;
    const params = { path: { roundId, needId }, header: key(collectionId) };
    const method = i % 2 === 0 ? ('cash' as const) : ('code' as const);
    const body = { collectionId, workerRef, method, amountFen, occurredAt: at('21:00', i * 60) };
    const route = '/v1/ledger/needs/{roundId}/{needId}/collections';
    await dataOf(day.at('money', 'grid-worker').POST(route, { params, body }));
    sum += amountFen;
  }
  return sum;
}

/** The worker hands everything over to the office of the community. */
async function handOver(
  day: Day,
  { roundId, community }: PlannedRound,
  workerRef: string,
  amountFen: number,
): Promise<void> {
  if (amountFen <= 0) return;
  const movementId = `handed-${roundId}`;
  const params = { path: { workerRef }, header: key(movementId) };
  const body = {
    ...{ movementId, kind: 'hand-over' as const, communityGln: community.gln, amountFen },
    ...{ toRef: `office-${community.code}`, occurredAt: at('23:00') },
  };
  await dataOf(
    day.at('money', 'grid-worker').POST('/v1/ledger/cash/{workerRef}/movements', { params, body }),
  );
}

/** A household complains about its box. Answers the log position of the refund, or the given one without such a box. */
async function refundOne(day: Day, round: PlannedRound, atLeast: number): Promise<number> {
  const need = (await paidInFull(day, round, atLeast)).at(-1);
  const sscc = need?.parts.find((part) => part.sscc !== null)?.sscc;
  if (need === undefined || sscc === undefined || sscc === null) return atLeast;
  const { roundId, needId } = need;
  const params = { path: { roundId, needId }, header: key(`refund-${sscc}`) };
  const body = { sscc, reason: 'the vegetables were mouldy', occurredAt: at('22:30') };
  const route = '/v1/ledger/needs/{roundId}/{needId}/refunds';
  return (await dataOf(day.at('money', 'coordinator').POST(route, { params, body }))).position;
}

/** The relief fund pays a part for a household in difficulty: a correction of the ledger. */
async function reliefFor(day: Day, { roundId, communityGln, householdRef, payment }: Need): Promise<void> {
  if (householdRef === null) return;
  const correctionId = `relief-${roundId}`;
  const body = {
    ...{ correctionId, communityGln, amountFen: 1_000, occurredAt: at('22:45') },
    debit: { kind: 'relief' as const, ref: 'city-relief' },
    credit: {
      kind: payment === 'prepaid' ? ('household' as const) : ('on-account' as const),
      ref: householdRef,
    },
    reason: 'the household is in difficulty',
  };
  const params = { header: key(correctionId) };
  await dataOf(day.at('money', 'coordinator').POST('/v1/ledger/corrections', { params, body }));
}
