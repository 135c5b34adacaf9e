import { emptyAccount, type BoxAccount } from '../accounts';
import type { JudgedTrail } from '../box-trail';
import type { Holder } from '../trail-step';

type Mutable = { -readonly [Field in keyof BoxAccount]: number };

/**
 * The accounts of all holders by `kind id`, computed slowly and simply from whole trails: each stay of a box runs from
 * the move that began it to the next, and is in doubt by the breaks of its own steps, or of the step that ended it.
 */
export function naiveAccounts(trails: Iterable<JudgedTrail>): Map<string, BoxAccount> {
  const accounts = new Map<string, Mutable>();
  const add = (holder: Holder, carrier: string | undefined, column: keyof BoxAccount) => {
    if (holder.type === 'resident') return;
    for (const key of [
      `${holder.type} ${holder.id}`,
      ...(carrier === undefined ? [] : [`carrier ${carrier}`]),
    ]) {
      const account = accounts.get(key) ?? { ...emptyAccount };
      account[column] += 1;
      accounts.set(key, account);
    }
  };
  for (const { moves, findings, steps } of trails) {
    const indexOf = ({ position, ordinal }: { position: number; ordinal: number }) =>
      steps.findIndex(({ step }) => step.position === position && step.ordinal === ordinal);
    moves.forEach((move, i) => {
      if (move.to === null) return;
      const next = moves[i + 1];
      const begun = indexOf(move);
      const own = findings.filter(({ kind, severity, at }) => {
        const index = indexOf(at);
        const isOfStay = next === undefined ? index >= begun : index === indexOf(next);
        return severity === 'breaks' && kind !== 'lost' && isOfStay;
      });
      const open = own.filter(({ closedBy }) => closedBy === null);
      const explained = own.some(({ closedBy }) => closedBy?.kind === 'resolved');
      const proved = next === undefined ? 'held' : next.writtenOff ? 'writtenOff' : 'out';
      const doubt = open.some(({ kind }) => kind === 'missing') ? 'missing' : 'unproved';
      const step = steps[begun]?.step;
      const carrier =
        move.to.type === 'load' && step?.kind === 'dispatched' ? step.details.driverRef : undefined;
      add(move.to, carrier, 'in');
      add(move.to, carrier, open.length > 0 ? doubt : explained ? 'settled' : proved);
    });
  }
  return accounts;
}
