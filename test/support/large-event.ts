import { PackingJobFellShort } from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';

/** A valid event with data of this many bytes (at least about 400,000), in Chinese text of three bytes a character. */
export function largeEvent(bytes: number): DomainEvent {
  const gtin = '02000000001005';
  const shortages = Array.from({ length: 5_000 }, (_, i) => ({
    needId: `need-${i}`,
    gtin,
    missing: 1,
    reason: 'x',
  }));
  const data = { jobId: 'round-1', packed: 0, shortages };
  let left = bytes - Buffer.byteLength(JSON.stringify(data));
  for (const shortage of shortages) {
    const more = Math.min(490, Math.floor(left / 3));
    shortage.reason += '缺'.repeat(more);
    left -= 3 * more;
  }
  shortages.at(-1)!.reason += 'x'.repeat(left);
  return PackingJobFellShort.of('2026-03-16T00:30:00.000Z', data);
}
