import { NeedRecorded } from '@boxtrail/contracts';
import { invalid, refuseDuplicates, ruleViolation } from '@boxtrail/kernel';
import { boxesOf, bytesOf, type KnownRound, type Need } from './round';
import { refuseUnsuitable, type Suitability } from './suitability';

/** Upper bound of boxes in a round: what one vehicle leg may carry. */
const maxBoxesInRound = 5000;
/** A million yuan: the largest amount of an event. */
const maxFenInRound = 100_000_000;
/**
 * Upper bound of the bytes of all needs: an event takes 1,048,576 bytes, and the closing event carries all needs and
 * the totals.
 */
const maxBytesInRound = 1_000_000;

/** Without prices: those of the round apply. */
export interface AskedNeed extends Omit<Need, 'lines' | 'amountFen' | 'lateFor'> {
  readonly occurredAt: string;
  readonly lines: readonly { readonly gtin: string; readonly quantity: number }[];
  /** Boxes that one household may order in a round. */
  readonly householdLimit: number;
  /** What the box types are declared to be good for, by GTIN; left out when the household has no special need. */
  readonly suitability?: ReadonlyMap<string, Suitability>;
}

/** The need as it is recorded. Throws the `Refusal` of one that breaks a rule. */
export function recorded(command: AskedNeed, lateFor: string | null, round: KnownRound) {
  refuseOddPayer(command);
  const need = priced(command, lateFor, round);
  refuseUnsuitable(need, command.suitability ?? new Map());
  refuseOverfull(need, round);
  refuseGreedy(need, command.householdLimit, round);
  return NeedRecorded.of(command.occurredAt, need);
}

/** The household's input, without our prices. */
export const asked = (need: AskedNeed | Need) => ({
  householdRef: need.householdRef,
  building: need.building,
  unit: need.unit,
  order: need.order,
  payment: need.payment,
  placedByRef: need.placedByRef,
  proxyReason: need.proxyReason,
  specialNeeds: need.specialNeeds,
  lines: need.lines.map(({ gtin, quantity }) => ({ gtin, quantity })),
});

function priced(command: AskedNeed, lateFor: string | null, { round }: KnownRound): Need {
  const { roundId, needId } = command;
  refuseDuplicates(
    'box types',
    command.lines.map(({ gtin }) => gtin),
    '/lines',
  );
  const lines = command.lines.map(({ gtin, quantity }) => {
    const offer = round.offers.find((o) => o.gtin === gtin);
    if (offer === undefined) {
      throw ruleViolation(
        'BOX_TYPE_NOT_OFFERED',
        `box type ${gtin} is not on offer in round ${roundId}; choose one of its offers`,
      );
    }
    return { gtin, quantity, priceFen: offer.priceFen };
  });
  const amountFen = lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0);
  return { roundId, needId, ...asked(command), lateFor, lines, amountFen };
}

/** A grid worker orders and keeps the account for a resident who cannot (Plan III.2.3). */
function refuseOddPayer({ needId, order, payment, placedByRef, proxyReason }: AskedNeed): void {
  if (order === 'proxy' && placedByRef === null) {
    throw invalid(
      'PROXY_NEEDS_PLACED_BY',
      `need ${needId} is a proxy order: name the grid worker in placedByRef`,
      '/placedByRef',
    );
  }
  if (order === 'own' && placedByRef !== null) {
    const message = `need ${needId} is the household's own order: leave out placedByRef (${placedByRef}), or send order "proxy"`;
    throw invalid('OWN_HAS_NO_PLACED_BY', message, '/placedByRef');
  }
  if (order === 'proxy' && proxyReason === null) {
    const message = `need ${needId} is a proxy order: say in proxyReason why the household does not order itself`;
    throw invalid('PROXY_NEEDS_REASON', message, '/proxyReason');
  }
  if (order === 'own' && proxyReason !== null) {
    const message = `need ${needId} is the household's own order: leave out proxyReason`;
    throw invalid('PROXY_NEEDS_REASON', message, '/proxyReason');
  }
  if (payment === 'on-account' && order !== 'proxy') {
    throw ruleViolation(
      'ON_ACCOUNT_IS_FOR_PROXY',
      `need ${needId} is the household's own order and must be prepaid; only a proxy order can go on account`,
    );
  }
}

function refuseOverfull(need: Need, { round, boxes, amountFen, bytes }: KnownRound): void {
  const more = boxesOf(need.lines);
  if (boxes + more > maxBoxesInRound) {
    const message = `round ${round.roundId} has ${boxes} boxes and takes ${maxBoxesInRound}: no room for ${more} more; use another round`;
    throw ruleViolation('ROUND_FULL', message);
  }
  if (amountFen + need.amountFen > maxFenInRound) {
    const message = `the needs of round ${round.roundId} cost ${amountFen} fen and may cost ${maxFenInRound}: no room for ${need.amountFen} more; use another round`;
    throw ruleViolation('ROUND_FULL', message);
  }
  const longer = bytesOf(need);
  if (bytes + longer > maxBytesInRound) {
    const message = `the needs of round ${round.roundId} take ${bytes} bytes of ${maxBytesInRound}: no room for ${longer} more; use another round`;
    throw ruleViolation('ROUND_FULL', message);
  }
}

function refuseGreedy({ roundId, householdRef, lines }: Need, most: number, round: KnownRound): void {
  const boxes = round.householdBoxes.get(householdRef) ?? 0;
  const more = boxesOf(lines);
  if (boxes + more <= most) return;
  const message = `household ${householdRef} has ${boxes} boxes in round ${roundId} and may have ${most}: no room for ${more} more`;
  throw ruleViolation('HOUSEHOLD_LIMIT', message);
}
