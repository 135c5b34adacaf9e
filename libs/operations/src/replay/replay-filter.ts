import { loadRouteEvents } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { ReplayLog } from './replay-log';

/** True for the events of a replay. */
export type Filter = (event: RecordedEvent) => boolean;

/**
 * Selects the events of a box (SSCC) or a station (GLN), as known at `upTo`: those that name it, and the events without
 * boxes (planned, sealed, checkpoint, arrived) of loads that carried the box, or that left or reached the station.
 * Without a key, every event.
 */
export async function filterOf(store: ReplayLog, key: string | undefined, upTo: number): Promise<Filter> {
  if (key === undefined) return () => true;
  const quoted = `"${key}"`;
  const names = ({ event }: RecordedEvent) => JSON.stringify(event.data).includes(quoted);
  const loads = await loadsThat(store, names, upTo);
  return (event) => {
    if (names(event)) return true;
    const load = loadOf(event);
    return typeof load === 'string' && loads.has(load) && !('ssccs' in (event.event.data as object));
  };
}

const loadOf = ({ event }: RecordedEvent) => (event.data as { loadId?: string | null }).loadId;

async function loadsThat(store: ReplayLog, names: Filter, upTo: number): Promise<Set<string>> {
  const loads = new Set<string>();
  for await (const { events, position } of store.readAll(0, { types: loadRouteEvents })) {
    for (const event of events) {
      const load = loadOf(event);
      if (event.position <= upTo && typeof load === 'string' && names(event)) loads.add(load);
    }
    if (position >= upTo) break;
  }
  return loads;
}
