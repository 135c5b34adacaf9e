import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asyncApiSchema from '@asyncapi/specs/schemas/3.0.0-without-$id.json';
import { catalogue, upcast } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApi } from './asyncapi';
import { messageOf } from './message';

interface Document {
  channels: Record<string, { address: string; messages: Record<string, object> }>;
  components: { messages: Record<string, { headers: object; payload: object }> };
}

const document = asyncApi(
  { prefix: 'boxtrail', partitions: 12 },
  { ScanBody: { type: 'object', required: ['sscc'] } },
) as Document;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);

const samples = join(__dirname, '../../../contracts/src/samples');
const recorded: RecordedEvent[] = readdirSync(samples)
  .map((name) => /^(.+)\.v(\d+)\.json$/.exec(name))
  .filter((match) => match !== null)
  .map(([name, type = '', version], i) => {
    const data = upcast(type, Number(version), JSON.parse(readFileSync(join(samples, name), 'utf8')));
    return {
      position: i + 1,
      stream: 'sample',
      revision: 1,
      id: '5d7a1b60-5c4b-4a44-9d53-111111111111',
      recordedAt: '2026-03-16T01:00:00.000Z',
      metadata: {
        actor: 'demo',
        role: 'admin',
        commandId: '5d7a1b60-5c4b-4a44-9d53-222222222222',
        commandHash: 'ab',
        correlationId: 'cd',
        causationId: 'ef',
      },
      event: { type, occurredAt: '2026-03-16T00:59:00.000Z', data },
    };
  });

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3.0', () => {
    const { $schema: _draft, ...schema } = asyncApiSchema as unknown as { $schema: string };
    const valid = ajv.compile(schema);
    valid(document);
    expect(valid.errors ?? []).toEqual([]);
    valid({ ...document, channels: { packing: { adress: 'boxtrail.packing' } } });
    expect(valid.errors).not.toBeNull();
  });

  it('has every released event in the channel of its context', () => {
    expect(
      Object.values(document.channels)
        .flatMap(({ messages }) => Object.keys(messages))
        .sort(),
    ).toEqual([...catalogue.keys(), 'boxtrail.scan'].sort());
    expect(document.channels['packing']?.address).toBe('boxtrail.packing');
    expect(Object.keys(document.channels['packing']?.messages ?? {})).toContain('packing.BoxPacked');
  });

  it.each(recorded.map((event) => [event.event.type, event] as const))(
    'given a sample of %s, then its message fits what the document says',
    (type, event) => {
      const { headers, payload } = document.components.messages[type] ?? { headers: {}, payload: {} };
      const [fitsHeaders, fitsPayload] = [ajv.compile(headers), ajv.compile(payload)];
      const { headers: own, body } = messageOf(event);
      const message = {
        headers: { ...own, ce_partition: '0', ce_previous: '0' } as Record<string, string>,
        body,
      };
      fitsHeaders(message.headers);
      fitsPayload(JSON.parse(message.body.toString()));
      expect([fitsHeaders.errors, fitsPayload.errors]).toEqual([null, null]);
      const { ce_position: _position, ...without } = message.headers;
      expect(fitsHeaders(without)).toBe(false);
      expect(fitsPayload({ surprise: true })).toBe(false);
    },
  );
});
