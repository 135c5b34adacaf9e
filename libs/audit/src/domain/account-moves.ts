import type { JudgedTrail } from './box-trail';
import type { CustodyMove } from './advance';
import type { FindingKind } from './finding';
import { accountsOf, breakKey, outcomeOf, type AccountRef, type Outcome } from './stays';
import type { Holder, StepRef } from './trail-step';

/** The effect of one move of a box on the account of a station, a load or a team. */
export interface AccountMove {
  /** The event in the log; `ordinal` distinguishes two moves by one event. */
  readonly position: number;
  readonly ordinal: number;
  readonly occurredAt: string;
  readonly what: 'in' | 'out' | 'written-off';
}

/** A break of the chain of custody that puts an account in doubt. */
interface Doubt extends Pick<StepRef, 'position' | 'ordinal' | 'occurredAt'> {
  readonly kind: FindingKind;
  readonly words: string;
}

/** What an account cannot prove of a box that came into it. */
export interface UnprovedBox {
  readonly sscc: string;
  readonly outcome: Extract<Outcome, 'missing' | 'unproved'>;
  /** The open breaks, in step order. */
  readonly findings: readonly Doubt[];
}

/** The moves of a trail that affect an account, in trail order; a carrier moves boxes only with its loads. */
export const accountMoves = (
  { moves }: Pick<JudgedTrail, 'moves'>,
  { kind, id }: AccountRef,
): AccountMove[] => {
  const isIts = (holder: Holder | null) => holder?.type === kind && holder.id === id;
  return moves.flatMap(({ from, to, writtenOff, position, ordinal, occurredAt }: CustodyMove) => {
    const made = (what: AccountMove['what']) => ({ position, ordinal, occurredAt, what });
    return [
      ...(isIts(from) ? [made(writtenOff ? 'written-off' : 'out')] : []),
      ...(isIts(to) ? [made('in')] : []),
    ];
  });
};

/** What an account cannot prove of a box: an item for each time that it had the box. */
export function unprovedBoxes(
  { sscc, state, findings }: Pick<JudgedTrail, 'sscc' | 'state' | 'findings'>,
  account: AccountRef,
): UnprovedBox[] {
  const stays = state.stay === null ? state.doubts : [...state.doubts, state.stay];
  return stays.flatMap((stay) => {
    const outcome = outcomeOf(stay);
    if (outcome !== 'missing' && outcome !== 'unproved') return [];
    if (!accountsOf(stay).some(({ kind, id }) => kind === account.kind && id === account.id)) return [];
    const open = new Set(stay.open.map(breakKey));
    const ofStay = findings.filter(
      ({ kind, severity, closedBy, at: { position, ordinal } }) =>
        severity === 'breaks' && closedBy === null && open.has(breakKey({ kind, position, ordinal })),
    );
    const doubts = ofStay.map(({ kind, words, at: { position, ordinal, occurredAt } }) => {
      return { kind, words, position, ordinal, occurredAt };
    });
    return [{ sscc, outcome, findings: doubts }];
  });
}
