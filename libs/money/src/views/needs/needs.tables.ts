import type { EventOf, NeedRecorded } from '@boxtrail/contracts';
import { tableOf } from '@boxtrail/projections';
import type { BoxOutcome, NeedMoney, NeedTarget } from '../../domain/need-target';
import type { NeedAccount } from '../../domain/need-account';
import type { NeedParties } from '../../domain/transfer';

export type Need = EventOf<typeof NeedRecorded>['data'];

/** The last event about a need or its boxes. */
export interface NeedCause {
  /** Event id. */
  readonly id: string;
  readonly position: number;
  readonly at: string;
  readonly correlationId: string;
}

/** A need with what should hold for its money, and what holds. */
export interface NeedRow {
  readonly need: Need;
  readonly recordedAt: string;
  readonly cancelled: NeedMoney['cancelled'];
  readonly parties: NeedParties;
  readonly account: NeedAccount;
  readonly target: NeedTarget;
  readonly cause: NeedCause;
  /** The ledger does not hold yet what should hold. */
  readonly due: boolean;
}

export interface RoundRow {
  readonly roundId: string;
  readonly communityGln: string;
  readonly supplierGln: string;
}

export interface BoxRow extends BoxOutcome {
  /** Null before its packing is known. */
  readonly roundId: string | null;
  readonly needId: string | null;
}

export interface ShortRow {
  readonly roundId: string;
  readonly needId: string;
  readonly gtin: string;
  readonly missing: number;
  readonly reason: string;
  readonly at: string;
}

export const rounds = tableOf<RoundRow>(
  'rounds',
  {
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    community_gln: ['text COLLATE "C" NOT NULL', ({ communityGln }) => communityGln],
    supplier_gln: ['text COLLATE "C" NOT NULL', ({ supplierGln }) => supplierGln],
  },
  ['round_id'],
);

export const needs = tableOf<NeedRow>(
  'needs',
  {
    round_id: ['text COLLATE "C"', ({ need }) => need.roundId],
    need_id: ['text COLLATE "C"', ({ need }) => need.needId],
    community_gln: ['text COLLATE "C" NOT NULL', ({ parties }) => parties.communityGln],
    household_ref: ['text COLLATE "C" NOT NULL', ({ parties }) => parties.householdRef],
    need: ['json NOT NULL', ({ need }) => need],
    recorded_at: ['text COLLATE "C" NOT NULL', ({ recordedAt }) => recordedAt],
    cancelled: ['json', ({ cancelled }) => cancelled],
    parties: ['json NOT NULL', ({ parties }) => parties],
    account: ['json NOT NULL', ({ account }) => account],
    target: ['json NOT NULL', ({ target }) => target],
    cause: ['json NOT NULL', ({ cause }) => cause],
    due: ['bool NOT NULL', ({ due }) => due],
  },
  ['round_id', 'need_id'],
);

export const boxes = tableOf<BoxRow>(
  'boxes',
  {
    sscc: ['text COLLATE "C"', ({ sscc }) => sscc],
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    need_id: ['text COLLATE "C"', ({ needId }) => needId],
    gtin: ['text COLLATE "C" NOT NULL', ({ gtin }) => gtin],
    outcome: ['text NOT NULL', ({ outcome }) => outcome],
    at: ['text COLLATE "C"', ({ at }) => at],
    reason: ['text', ({ reason }) => reason],
  },
  ['sscc'],
);

export const shortages = tableOf<ShortRow>(
  'shortages',
  {
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    need_id: ['text COLLATE "C"', ({ needId }) => needId],
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    missing: ['int NOT NULL', ({ missing }) => missing],
    reason: ['text NOT NULL', ({ reason }) => reason],
    at: ['text COLLATE "C" NOT NULL', ({ at }) => at],
  },
  ['round_id', 'need_id', 'gtin'],
);
