import { randomUUID } from 'node:crypto';
import { BoxHandedOver, BoxPacked } from '@boxtrail/contracts';
import type { NewEvent } from '@boxtrail/event-store';

/** Events of one stream: about the number for a box from the bench to the door. */
export const eventsPerStream = 10;

/** Scans of boxes, about 450 bytes each with metadata. Each box has its own stream, as in the product. */
export class Workload {
  private boxes = 0;

  /** `series` separates the boxes of processes; below 1,000. */
  constructor(private readonly series = 0) {}

  nextBox(): string {
    this.boxes += 1;
    return `${String(this.series).padStart(3, '0')}${String(this.boxes).padStart(15, '0')}`;
  }
}

export const streamOf = (sscc: string): string => `custody-${sscc}`;

/** The scan of a box that creates the given revision of its stream. */
export function scanOf(sscc: string, revision: number): NewEvent {
  const commandId = randomUUID();
  const trace = commandId.replaceAll('-', '');
  return {
    id: randomUUID(),
    event: BoxHandedOver.of('2026-03-16T08:10:00.000Z', {
      sscc,
      scanId: `door-${sscc}-${revision}`,
      atGln: '0200000000048',
      byRef: 'team-0200000000048',
      receivedByRef: 'hh-220102-17',
      method: 'in-person',
      proofRef: null,
    }),
    metadata: {
      actor: 'demo-team',
      role: 'team',
      commandId,
      commandHash: `${trace}${trace}`,
      correlationId: trace,
      causationId: trace,
    },
  };
}

/** A packed box, as from the bench of a supplier. */
export function packedBox(sscc: string, packedAtGln: string): NewEvent {
  return {
    ...scanOf(sscc, 0),
    event: BoxPacked.of('2026-03-16T01:00:00.000Z', {
      sscc,
      jobId: 'round-1-220102',
      needId: 'need-1-17',
      gtin: '02000000001004',
      contents: [{ gtin: '02000000010006', lot: 'L17', quantity: 1 }],
      weightGrams: 6_187,
      packedAtGln,
      destinationGln: '0200000000048',
      householdRef: 'hh-220102-17',
      building: 'B7',
      unit: 'U2',
      order: 'own',
      placedByRef: null,
      specialNeeds: [],
    }),
  };
}

/** Stores one event at the revision the caller knows. */
export type Append = (stream: string, revision: number, event: NewEvent) => Promise<unknown>;

/** `count` events by this many callers, each of which awaits its answer before its next event. */
export async function appendAll(
  workload: Workload,
  callers: number,
  count: number,
  append: Append,
): Promise<void> {
  let left = count;
  const caller = async (): Promise<void> => {
    while (left > 0) {
      const sscc = workload.nextBox();
      for (let revision = 0; revision < eventsPerStream && left > 0; revision += 1) {
        left -= 1;
        await append(streamOf(sscc), revision, scanOf(sscc, revision + 1));
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}
