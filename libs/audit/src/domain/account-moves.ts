import type { JudgedTrail } from './box-trail';
import type { CustodyMove } from './advance';
import type { FindingKind } from './finding';
import type { Holder } from './trail-step';

/** The effect of one move of a box on the account of a station. */
export interface AccountMove {
  /** The event in the log; `ordinal` distinguishes two moves by one event. */
  readonly position: number;
  readonly ordinal: number;
  readonly occurredAt: string;
  readonly what: 'in' | 'out' | 'written-off';
}

/** A move by an event that contradicts the state, or that lacks an event before it. */
export interface UnprovedMove extends AccountMove {
  readonly finding: { readonly kind: FindingKind; readonly words: string };
}

/** The moves of a trail that affect the account of a station, in trail order. */
export const accountMoves = ({ moves }: Pick<JudgedTrail, 'moves'>, gln: string): AccountMove[] =>
  moves.flatMap((move) => movesAt(move, gln));

/** The moves at which the chain of custody breaks without an answer, with the finding. */
export const unprovedMoves = (
  { moves, findings }: Pick<JudgedTrail, 'moves' | 'findings'>,
  gln: string,
): UnprovedMove[] =>
  moves.flatMap((move) => {
    const own = movesAt(move, gln);
    if (own.length === 0) return [];
    const finding = findings.find(
      ({ severity, closedBy, at }) =>
        severity === 'breaks' &&
        closedBy === null &&
        at.position === move.position &&
        at.ordinal === move.ordinal,
    );
    if (finding === undefined) return [];
    const { kind, words } = finding;
    return own.map((made) => ({ ...made, finding: { kind, words } }));
  });

function movesAt(
  { from, to, writtenOff, position, ordinal, occurredAt }: CustodyMove,
  gln: string,
): AccountMove[] {
  const made = (what: AccountMove['what']): AccountMove => ({ position, ordinal, occurredAt, what });
  return [
    ...(isAt(from, gln) ? [made(writtenOff ? 'written-off' : 'out')] : []),
    ...(isAt(to, gln) ? [made('in')] : []),
  ];
}

const isAt = (holder: Holder | null, gln: string): boolean => holder?.type === 'station' && holder.id === gln;
