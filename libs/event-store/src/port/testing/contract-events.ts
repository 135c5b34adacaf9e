import { randomUUID } from 'node:crypto';
import { BoxSeen } from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import type { Batch, EventStore, NewEvent } from '../event-store';

export const at = '2026-03-16T01:02:03.004Z';
export const seen = (n: number): DomainEvent =>
  BoxSeen.of(at, {
    sscc: '376104250021234569',
    scanId: `scan-${n}`,
    atGln: '9501101530003',
    byRef: 'worker-1',
  });

export const newEvent = (event: DomainEvent, commandId = 'command-1'): NewEvent => ({
  id: randomUUID(),
  event,
  metadata: {
    actor: 'tester',
    role: 'admin',
    commandId,
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
  },
});
export const events = (...ns: number[]) => ns.map((n) => newEvent(seen(n)));

export async function all(batches: AsyncIterable<Batch>) {
  const found = [];
  for await (const batch of batches) found.push(...batch.events);
  return found;
}

export const positionsIn = async (store: EventStore) =>
  (await all(store.readAll(0))).map(({ position }) => position);

/** Given that they grow, for `sorted` keeps what is equal. */
export const growing = (positions: readonly number[]) =>
  [...new Set([0, ...positions])].sort((a, b) => a - b).slice(1);

/** Gives a new empty log. */
export type Open = () => Promise<{ store: EventStore; close(): Promise<void> }>;
