import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asyncApiSchema from '@asyncapi/specs/schemas/3.0.0-without-$id.json';
import { catalogue, upcast } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { publishedMessages, type AsyncApiDocument } from '../../../../test/support/kafka/published-messages';
import { asyncApi } from './asyncapi';
import { contextOf, messageOf } from '../port/message';

const document = asyncApi(
  { prefix: 'boxtrail', factsPrefix: 'boxtrail', partitions: 12 },
  [{ name: 'scans', type: 'boxtrail.scan', schema: 'ScanBody', key: 'sscc' }],
  { ScanBody: { type: 'object', required: ['sscc'] } },
) as AsyncApiDocument;
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

  describe('holds its messages', () => {
    const problemsOf = publishedMessages(document);
    const bytes = (headers: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]));
    const messageFor = (event: RecordedEvent) => {
      const { key, headers, body } = messageOf(event);
      return {
        topic: `boxtrail.${contextOf(event.event.type)}`,
        key: Buffer.from(key),
        headers: bytes({ ...headers, ce_partition: '0', ce_previous: '0' }),
        value: body,
      };
    };

    it.each(recorded.map((event) => [event.event.type, event] as const))(
      'given a sample of %s, then its message fits the document, and does not without any one part',
      (_type, event) => {
        const message = messageFor(event);
        expect(problemsOf(message)).toEqual([]);
        for (const name of Object.keys(message.headers)) {
          const { [name]: _left, ...headers } = message.headers;
          expect(problemsOf({ ...message, headers })).toHaveLength(1);
        }
        expect(problemsOf({ ...message, key: null })).toEqual(['key must be string']);
        expect(problemsOf({ ...message, value: Buffer.from('{"surprise":true}') })).toHaveLength(1);
      },
    );

    const sample = messageFor(recorded.find(({ event }) => event.type === 'passes.PassSuspended')!);
    const bad: [string, Partial<typeof sample>, string][] = [
      [
        'on a topic of no channel',
        { topic: 'boxtrail.weather' },
        'no channel has the address boxtrail.weather',
      ],
      [
        'on the topic of another context',
        { topic: 'boxtrail.orders' },
        'boxtrail.orders has no message "passes.PassSuspended"',
      ],
      [
        'of a type nobody has released',
        { headers: { ...sample.headers, ce_type: Buffer.from('passes.PassDreamtOf') } },
        'boxtrail.passes has no message "passes.PassDreamtOf"',
      ],
      [
        'of another version',
        {
          headers: { ...sample.headers, ce_dataschema: Buffer.from('urn:boxtrail:passes.PassSuspended:99') },
        },
        'headers/ce_dataschema must be equal to constant',
      ],
      [
        'with an attribute that is not UTF-8',
        { headers: { ...sample.headers, ce_stream: Buffer.from([0x70, 0xff]) } },
        "headers must have required property 'ce_stream'",
      ],
      ['with an empty key', { key: Buffer.alloc(0) }, 'key must NOT have fewer than 1 characters'],
      ['with a body that is not UTF-8', { value: Buffer.from([0x7b, 0xff, 0x7d]) }, 'payload is not JSON'],
      ['with a body that breaks off', { value: Buffer.from('{"passId":') }, 'payload is not JSON'],
      ['without a body', { value: null as unknown as Buffer }, 'payload is not JSON'],
    ];
    it.each(bad)('given a message %s, then it is refused in words', (_, change, words) => {
      expect(problemsOf({ ...sample, ...change })).toEqual([words]);
    });
  });
});
