import {
  StationChanged,
  StationCodeTaken,
  StationRegistered,
  type StationDetails,
} from '@boxtrail/contracts';
import { ruleViolation, invalid, same, unreachable, type Decider, type Refusal } from '@boxtrail/kernel';
import { evolve, initial, type PlaceEvent, type PlaceState } from './place';
import {
  changeSupplier,
  registerSupplier,
  setSupplierStatus,
  taken,
  type ChangeSupplier,
  type RegisterSupplier,
  type SetSupplierStatus,
} from './place-supplier';
import { placeRefusals } from './refusals';

/** Describes a station. A list may be imported any number of times: only differences are recorded. */
export interface RegisterStation {
  readonly type: 'RegisterStation';
  /** The time from which the list holds. Of two lists the later one counts, in any order of arrival. */
  readonly occurredAt: string;
  /**
   * Whether the list gave its time. If so, an unchanged station is recorded too, so that no older list can change it.
   */
  readonly dated: boolean;
  readonly details: StationDetails;
  /** The GLN assigned to the code, when another place has registered it. */
  readonly lost?: string;
}

/** Records another GLN for a code, in the stream of the GLN derived from it. */
export interface TakeCode {
  readonly type: 'TakeCode';
  readonly occurredAt: string;
  readonly code: string;
  readonly gln: string;
  readonly lost?: string;
}

export type PlaceCommand = RegisterStation | TakeCode | RegisterSupplier | ChangeSupplier | SetSupplierStatus;

function registerStation(command: RegisterStation, state: PlaceState): readonly PlaceEvent[] {
  const { occurredAt, dated, details } = command;
  refuseOddParent(details);
  refuseOtherGln({ ...details, lost: command.lost }, state);
  switch (state.status) {
    case 'none':
      return [StationRegistered.of(occurredAt, details)];
    case 'supplier':
      throw taken(details.gln, `the supplier ${state.details.name}`, 'station');
    case 'station': {
      refuseFixed(details, state.details);
      const unchanged = same(details, state.details);
      if (unchanged && !(dated && occurredAt > state.since)) return [];
      if (!unchanged && occurredAt < state.since) {
        const message = `station ${details.gln} is known from a list that holds since ${state.since}; this list holds since ${occurredAt}: send a newer list`;
        throw ruleViolation('STATION_LIST_OLDER', message);
      }
      return [StationChanged.of(occurredAt, details)];
    }
    default:
      return unreachable(state);
  }
}

function takeCode(command: TakeCode, state: PlaceState): readonly PlaceEvent[] {
  const { occurredAt, code, gln } = command;
  refuseOtherGln(command, state);
  if (state.status === 'station' && state.details.code === code && state.details.gln !== gln)
    throw glnFixed(code, state.details.gln, gln);
  return state.codes.get(code) === gln ? [] : [StationCodeTaken.of(occurredAt, { code, gln })];
}

function refuseOtherGln(
  { code, gln, lost }: Pick<TakeCode, 'code' | 'gln' | 'lost'>,
  { codes }: PlaceState,
): void {
  const has = codes.get(code);
  if (has !== undefined && has !== gln && has !== lost) throw glnFixed(code, has, gln);
}

/** A code has one GLN. */
export const glnFixed = (code: string, has: string, asked: string): Refusal =>
  ruleViolation(
    'STATION_GLN_FIXED',
    `station ${code} has the GLN ${has} and cannot get ${asked}; leave gln empty or write ${has}`,
  );

function refuseFixed({ gln, code, tier }: StationDetails, before: StationDetails): void {
  // Different codes can derive the same GLN (station-gln.ts).
  if (code !== before.code) {
    const message = `GLN ${gln} belongs to station ${before.code}; give station ${code} another in the column gln`;
    throw ruleViolation('STATION_CODE_FIXED', message);
  }
  // Loads, passes and accounts are read by tier: another tier would change their past.
  if (tier !== before.tier) {
    const message = `station ${gln} is ${before.tier} and cannot become ${tier}; register the ${tier} station under another code`;
    throw ruleViolation('STATION_TIER_FIXED', message);
  }
}

/** The municipal station has no parent; every other has one. */
function refuseOddParent({ gln, tier, parentGln }: StationDetails): void {
  if (tier === 'municipal' && parentGln !== null) {
    const message = `station ${gln} is municipal and has no station above it; leave parentCode empty`;
    throw invalid('STATION_PARENT_FORBIDDEN', message, '/parentCode');
  }
  if (tier !== 'municipal' && parentGln === null) {
    const message = `station ${gln} is ${tier}; name the station above it in parentCode`;
    throw invalid('STATION_PARENT_REQUIRED', message, '/parentCode');
  }
}

export const placeDecider: Decider<PlaceCommand, PlaceEvent, PlaceState> = {
  refusals: placeRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RegisterStation':
        return registerStation(command, state);
      case 'TakeCode':
        return takeCode(command, state);
      case 'RegisterSupplier':
        return registerSupplier(command, state);
      case 'ChangeSupplier':
        return changeSupplier(command, state);
      case 'SetSupplierStatus':
        return setSupplierStatus(command, state);
      default:
        return unreachable(command);
    }
  },
};
