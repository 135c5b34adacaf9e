import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upcast } from '@boxtrail/contracts';
import type { EventMetadata } from '@boxtrail/kernel';
import { largeEvent } from '../../../../test/support/large-event';
import { decode, encode } from './encode';
import { InvalidEvent, maxEventBytes, maxEventsPerAppend, type NewEvent } from './event-store';

const metadata: EventMetadata = {
  actor: 'key-1',
  role: 'station',
  commandId: 'c-1',
  commandHash: 'h',
  correlationId: 'c-1',
  causationId: 'c-1',
};
const occurredAt = '2026-03-16T00:30:00.000Z';
const event = (type: string, data: object): NewEvent => ({
  id: '00000000-0000-8000-8000-000000000001',
  event: { type, occurredAt, data },
  metadata,
});
const shortfall = (bytes: number): NewEvent => ({ ...event('', {}), event: largeEvent(bytes) });
const seen = event(
  'delivery.BoxSeen',
  JSON.parse(
    readFileSync(join(__dirname, '../../../contracts/src/samples/delivery.BoxSeen.v1.json'), 'utf8'),
  ) as object,
);
const folder = join(__dirname, '../../../contracts/src/samples');
const samples = readdirSync(folder).map((file) => {
  const [, type = '', version] = /^(.+)\.v(\d+)\.json$/.exec(file) ?? [];
  return { type, version: Number(version), text: readFileSync(join(folder, file), 'utf8') };
});

describe('what the log takes', () => {
  it('given an event of exactly the largest size, then it is taken; one byte more, then refused', () => {
    const [taken] = encode('job-1', 0, [shortfall(maxEventBytes)]);
    expect(Buffer.byteLength(taken?.data ?? '')).toBe(maxEventBytes);
    expect(() => encode('job-1', 0, [shortfall(maxEventBytes + 1)])).toThrow(
      new InvalidEvent('packing.PackingJobFellShort is larger than 4194304 bytes'),
    );
  });

  it('given no events, or more than one append may have, then refused', () => {
    const many = Array.from({ length: maxEventsPerAppend }, () => seen);
    expect(encode('box-1', 0, many)).toHaveLength(maxEventsPerAppend);
    expect(() => encode('box-1', 0, [...many, seen])).toThrow('an append takes 1 to 1000 events, not 1001');
    expect(() => encode('box-1', 0, [])).toThrow('an append takes 1 to 1000 events, not 0');
  });

  it.each(['', 'box\n1', 'box\0', 'b'.repeat(201)])('given a stream named %j, then refused', (stream) => {
    expect(() => encode(stream, 0, [seen])).toThrow(
      `${JSON.stringify(stream)} cannot be the name of a stream`,
    );
  });

  it('given a type that was never released, then refused', () => {
    expect(() => encode('box-1', 0, [event('packing.BoxBurnt', {})])).toThrow(
      new InvalidEvent('unknown event type packing.BoxBurnt'),
    );
  });
});

describe('what the log gives back', () => {
  it.each(samples)(
    'given $type version $version as it was stored once, then it is read as the current version',
    ({ type, version, text }) => {
      const place = { position: 7, stream: 's-1', revision: 3, recordedAt: occurredAt };
      const stored = { id: 'e-1', type, version, occurredAt, metadata: JSON.stringify(metadata), data: text };
      expect(decode({ ...stored, ...place })).toEqual({
        ...place,
        id: 'e-1',
        metadata,
        event: { type, occurredAt, data: upcast(type, version, JSON.parse(text)) },
      });
    },
  );
});
