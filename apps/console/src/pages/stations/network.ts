import type { Schemas } from '@boxtrail/api-client';
import type { Sign } from '../../ui/Pill';

export type Station = Schemas['Station'];
export type Account = Schemas['Account'];
type Finding = Pick<Schemas['ListedFinding'], 'place' | 'severity'>;

/** Open findings of a place. */
export interface Findings {
  readonly count: number;
  /** Those that break a trail. */
  readonly breaks: number;
}

/** What colours the places. */
export const metrics = ['held', 'findings', 'balance'] as const;
export type Metric = (typeof metrics)[number];

/** A station with what the reader may know of it. */
export interface PlaceState {
  readonly gln: string;
  readonly name: string;
  readonly street: string | null;
  /** undefined: not told to this role, or not yet. */
  readonly account: Account | undefined;
  /** undefined: not asked for. */
  readonly findings: Findings | undefined;
}

/** Findings by the GLN of their place. */
export function byPlace(findings: readonly Finding[]): ReadonlyMap<string, Findings> {
  const found = new Map<string, { count: number; breaks: number }>();
  for (const { place, severity } of findings) {
    if (place === null) continue;
    const row = found.get(place.gln) ?? { count: 0, breaks: 0 };
    row.count += 1;
    if (severity === 'breaks') row.breaks += 1;
    found.set(place.gln, row);
  }
  return found;
}

const noFindings: Findings = { count: 0, breaks: 0 };

/**
 * The stations with their accounts and findings, in the order of the stations. Who may not see the account of a station
 * is not told its findings either: a list that leaves them out does not say that there are none.
 */
export function withStates(
  stations: readonly Pick<Station, 'gln' | 'name' | 'street'>[],
  accounts: ReadonlyMap<string, Account>,
  findings: ReadonlyMap<string, Findings> | undefined,
): readonly PlaceState[] {
  return stations.map(({ gln, name, street }) => {
    const account = accounts.get(gln);
    const counted = account && findings && (findings.get(gln) ?? noFindings);
    return { gln, name, street, account, findings: counted };
  });
}

/** How a place is coloured and what is written into it: `full` is how strongly, from 0 (nothing) to 3. */
export interface Mark {
  readonly sign: Sign | 'unknown';
  readonly full: 0 | 1 | 2 | 3;
  readonly text: string;
}

const unknown: Mark = { sign: 'unknown', full: 0, text: '?' };
const nothing: Mark = { sign: 'plain', full: 0, text: '' };

/** Few, some or many boxes for one drop point: up to a load of it (25), up to four. */
const fullness = (count: number): 1 | 2 | 3 => (count <= 25 ? 1 : count <= 100 ? 2 : 3);
const short = (count: number): string => (count > 999 ? '1k+' : String(count));

export function markOf({ account, findings }: PlaceState, metric: Metric): Mark {
  if (metric === 'findings') {
    if (findings === undefined) return unknown;
    const { count, breaks } = findings;
    return count === 0 ? nothing : { sign: breaks > 0 ? 'broken' : 'open', full: 3, text: short(count) };
  }
  if (account === undefined) return unknown;
  if (metric === 'balance')
    return account.balanced ? { ...nothing, text: '✓' } : { sign: 'open', full: 3, text: '!' };
  const { held } = account;
  return held === 0 ? nothing : { sign: 'done', full: fullness(held), text: short(held) };
}

export interface Street {
  readonly name: string | null;
  readonly places: readonly PlaceState[];
}

/** Places by street, in the order of their first place. */
export function streetsOf(places: readonly PlaceState[]): readonly Street[] {
  const streets = new Map<string | null, PlaceState[]>();
  for (const place of places) {
    const street = streets.get(place.street);
    if (street === undefined) streets.set(place.street, [place]);
    else street.push(place);
  }
  return [...streets].map(([name, rows]) => ({ name, places: rows }));
}

/** Whether a name, a street or a GLN has a text in it, in any case; an empty text is in all. */
export function matches(
  { name, street, gln }: Omit<PlaceState, 'account' | 'findings'>,
  text: string,
): boolean {
  const wanted = text.trim().toLowerCase();
  return [name, street ?? '', gln].some((one) => one.toLowerCase().includes(wanted));
}
