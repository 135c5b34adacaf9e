import type { JudgedTrail } from './box-trail';
import type { CustodyMove } from './advance';
import type { Holder } from './trail-step';

/** Change of a station's account, in boxes. */
export interface AccountDelta {
  readonly entered: number;
  readonly left: number;
  readonly writtenOff: number;
}

/** All boxes of a station since the beginning, and the boxes it holds, counted separately by the holder of each box. */
export interface StationAccount {
  readonly in: number;
  readonly out: number;
  readonly writtenOff: number;
  readonly held: number;
}

const nothing: AccountDelta = { entered: 0, left: 0, writtenOff: 0 };

/**
 * The effect of custody moves on station accounts, by GLN. Loads, teams and residents are not stations: a box lost on
 * the road is written off by no account. `times` -1 reverts moves when a late fact changes a trail.
 */
export function accountDeltas(
  moves: Iterable<CustodyMove>,
  times: 1 | -1 = 1,
  into: Map<string, AccountDelta> = new Map(),
): Map<string, AccountDelta> {
  const add = (holder: Holder | null, field: keyof AccountDelta) => {
    if (holder?.type !== 'station') return;
    const before = into.get(holder.id) ?? nothing;
    into.set(holder.id, { ...before, [field]: before[field] + times });
  };
  for (const { from, to, writtenOff } of moves) {
    add(from, writtenOff ? 'writtenOff' : 'left');
    add(to, 'entered');
  }
  return into;
}

/** Conservation: every box that came in went out, is held, or was written off. */
export const balanced = (account: StationAccount): boolean =>
  account.in === account.out + account.held + account.writtenOff;

/** The accounts of stations, summed over trails that are added one by one. */
export class Ledger {
  private readonly deltas = new Map<string, AccountDelta>();
  private readonly held = new Map<string, number>();

  take({ moves, holder }: Pick<JudgedTrail, 'moves' | 'holder'>): void {
    accountDeltas(moves, 1, this.deltas);
    if (holder?.type === 'station') this.held.set(holder.id, (this.held.get(holder.id) ?? 0) + 1);
  }

  of(gln: string): StationAccount {
    const { entered, left, writtenOff } = this.deltas.get(gln) ?? nothing;
    return { in: entered, out: left, writtenOff, held: this.held.get(gln) ?? 0 };
  }
}
