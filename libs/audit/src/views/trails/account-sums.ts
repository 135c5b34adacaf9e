import { balanced, type BoxAccount } from '../../domain/accounts';
import type { Moment } from '../../domain/box-trail';
import { outcomes, type AccountRef } from '../../domain/stays';
import { isTimeless } from '../moment';
import { accountsGrid, sqlName } from './books';
import type { GridMoment } from './grid';
import { trailsSchema } from './trails.view';

export const accountFields = ['in', ...outcomes] as const;
export type Amounts = { readonly [Field in (typeof accountFields)[number]]: string | null };
export type AmountsOf = Amounts & AccountRef;

/** SQL of the columns of an account, by their names in answers. */
export const amountsOf = (alias: string): string =>
  accountFields.map((field) => `${alias}.${sqlName(field)} AS "${field}"`).join(', ');
/** SQL of the accounts that do not balance. */
export const inDoubt = 'missing <> 0 OR unproved <> 0';

/** The moment of the grid. */
export const gridMoment = ({ at, knownAt }: Moment): GridMoment => ({
  at: at === undefined ? Infinity : Date.parse(at),
  known: knownAt === undefined ? Infinity : Date.parse(knownAt),
});

/** SQL of the accounts that `where` (on kind and id) selects, at a moment: one row for each with an entry by then. */
export function accountsAt(moment: Moment, where: string): string {
  const from = isTimeless(moment)
    ? `SELECT * FROM ${trailsSchema}.accounts WHERE ${where}`
    : accountsGrid.sumsAsOf(trailsSchema, gridMoment(moment), where);
  return `SELECT kind, id, ${amountsOf('a')} FROM (${from}) a`;
}

/** SQL of the kind and id of all accounts of a kind that may be unbalanced at a moment, after an id. */
export function doubtfulAt(moment: Moment, kind: string, after: string): string {
  const table = isTimeless(moment) ? 'accounts' : 'accounts_entries';
  return `SELECT DISTINCT kind, id FROM ${trailsSchema}.${table} WHERE (${inDoubt}) AND kind = ${kind} AND id > ${after}`;
}

export const accountOf = (row: Amounts | undefined): BoxAccount & { readonly balanced: boolean } => {
  const amounts = Object.fromEntries(accountFields.map((field) => [field, Number(row?.[field] ?? 0)]));
  const account = amounts as unknown as BoxAccount;
  return { ...account, balanced: balanced(account) };
};
