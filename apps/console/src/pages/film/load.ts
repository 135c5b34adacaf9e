import { dataOf, linesOf, type Schemas } from '@boxtrail/api-client';
import { api } from '../../base/api';
import { timeNow } from '../../base/clock';
import { boundsOf, dayOf } from './day';
import { FactReader, type Clock, type Fact, type Place, type TierOf } from './facts';

/** Bounds of what is kept of a day, and of what is read for it. */
const maxEvents = 50_000;
const maxRead = 100_000;
const maxFindings = 2_000;
/** Events that are read at once: the page stays usable in between. */
const slice = 1_000;

export interface Film {
  readonly facts: readonly Fact[];
  /** Events that were read, in the order of the log. */
  readonly events: number;
  /** There are more events than are read or kept. */
  readonly isPart: boolean;
  /** There are more findings than are counted. */
  readonly lacksFindings: boolean;
}

/** The day of the last event of the log on a clock. */
export async function lastDay(clock: Clock): Promise<string> {
  const { headers } = await fetch('/v1/changes', { method: 'HEAD' });
  const after = Math.max(0, Number(headers.get('boxtrail-position') ?? 0) - 1);
  const { items } = await dataOf(api.GET('/v1/events', { params: { query: { after, limit: 1 } } }));
  const last = items[0];
  if (last === undefined) return dayOf(new Date(timeNow()).toISOString());
  return dayOf(clock === 'recorded' ? last.recordedAt : last.event.occurredAt);
}

/** Few stations are no community: the others need not be asked for. */
async function tiers(): Promise<TierOf> {
  const known = new Map<string, Place>();
  for (const tier of ['municipal', 'district'] as const) {
    let cursor: string | undefined;
    do {
      const query = { tier, limit: 200, cursor };
      const { items, next } = await dataOf(api.GET('/v1/stations', { params: { query } }));
      for (const { gln } of items) known.set(gln, tier);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }
  for (const { gln } of (await dataOf(api.GET('/v1/suppliers', { params: { query: { limit: 200 } } }))).items)
    known.set(gln, 'supplier');
  return (gln) => known.get(gln) ?? 'community';
}

/** Findings by the position of the fact that gave rise to them, as they are known now. */
async function findings(): Promise<{ readonly at: ReadonlyMap<number, number>; readonly isPart: boolean }> {
  const counts = new Map<number, number>();
  let cursor: string | undefined;
  for (let found = 0; found < maxFindings;) {
    const query = { state: 'all' as const, limit: 200, cursor };
    const { items, next } = await dataOf(api.GET('/v1/findings', { params: { query } }));
    for (const { at } of items) counts.set(at.position, (counts.get(at.position) ?? 0) + 1);
    if (next === null) return { at: counts, isPart: false };
    cursor = next;
    found += items.length;
  }
  return { at: counts, isPart: true };
}

/**
 * The facts of a day in the order of a clock. What happened on a day is recorded on it or later, so the log is read in its
 * own order from the beginning of the day, which is many times faster than in the order of event time. Little is kept of
 * each event.
 */
export async function loadFilm(day: string, clock: Clock, signal: AbortSignal): Promise<Film> {
  const bounds = boundsOf(day, timeNow());
  if (bounds === undefined) return { facts: [], events: 0, isPart: false, lacksFindings: false };
  const [tierOf, found] = await Promise.all([tiers(), findings()]);
  const { from, to = '9999' } = bounds;
  const query = { from, ...(clock === 'recorded' && bounds) };
  const stream = await dataOf(api.GET('/v1/replay', { params: { query }, parseAs: 'stream', signal }));
  const reader = new FactReader(clock, tierOf, found.at);
  let [events, kept, isPart] = [0, 0, false];
  for await (const one of linesOf<Schemas['PublishedEvent']>(stream)) {
    isPart = kept === maxEvents || events === maxRead;
    if (isPart) break;
    events += 1;
    if (events % slice === 0) await new Promise((resolve) => setTimeout(resolve));
    const { occurredAt } = one.event;
    if (clock === 'occurred' && (occurredAt < from || occurredAt >= to)) continue;
    kept += 1;
    reader.add(one);
  }
  const facts = reader.facts.sort((a, b) => a.at - b.at || a.position - b.position);
  return { facts, events, isPart, lacksFindings: found.isPart };
}
