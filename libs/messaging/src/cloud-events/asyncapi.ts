import { catalogue, type EventDefinition } from '@boxtrail/contracts';
import type { FactTopic } from '@boxtrail/intake';
import { contextOf, publishingContexts } from '../port/message';

/** What the topics of an installation are like. */
export interface Topics {
  /** Topics are `prefix.context`. */
  readonly prefix: string;
  /** Topics of facts are `factsPrefix.name.in`. */
  readonly factsPrefix: string;
  readonly partitions: number;
}

/**
 * The AsyncAPI 3.0 document of what is published, made from the contracts like the messages themselves, and of the
 * facts that may be published to a service.
 * @param facts that this service takes in. @param schemas of the bodies the service takes over REST, by name: facts are the same over topics.
 */
export function asyncApi(
  { prefix, factsPrefix, partitions }: Topics,
  facts: readonly Pick<FactTopic, 'name' | 'type' | 'schema' | 'key'>[],
  schemas: Readonly<Record<string, object>>,
): object {
  return {
    asyncapi: '3.0.0',
    id: 'urn:boxtrail',
    info: {
      title: 'Boxtrail events',
      version: '1',
      description:
        'Every event that is stored, published in the order of the log: CloudEvents 1.0 in binary mode over Kafka, one ' +
        'topic per context. The key of a message is the box, load, round, pass or station it is about, and messages of one ' +
        'key keep their order. A message may come twice; `ce_id` and `ce_position` tell.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([
      ...publishingContexts.map((context) => [context, channelOf(context, prefix, partitions)]),
      ...facts.map(({ name, type, key }) => [
        `${name}.in`,
        {
          address: `${factsPrefix}.${name}.in`,
          description:
            'Facts from partners and gates, taken in as over REST, from any client, in any of the five compressions and in ' +
            'committed transactions. CloudEvents 1.0 in binary mode as described here; in structured mode ' +
            '(application/cloudevents+json); or as a JSON array of up to 1,000 events (application/cloudevents-batch+json). ' +
            'What cannot be taken is kept in quarantine with its topic, partition, offset and the reason, also tombstones and ' +
            `batches that cannot be read, and those behind it go on. The key of a message is the ${key} of its body, or null.`,
          messages: { [type]: { $ref: `#/components/messages/${type}` } },
          bindings: { kafka: { partitions, bindingVersion: '0.5.0' } },
        },
      ]),
    ]),
    operations: Object.fromEntries([
      ...facts.map(({ name, type }) => [
        `take-${name}`,
        {
          action: 'receive',
          summary: `${name} that partners publish`,
          channel: { $ref: `#/channels/${name}.in` },
          messages: [{ $ref: `#/channels/${name}.in/messages/${type}` }],
        },
      ]),
      ...publishingContexts.map((context) => [
        `publish-${context}`,
        {
          action: 'send',
          summary: `What happens in ${context}`,
          channel: { $ref: `#/channels/${context}` },
          messages: definitionsOf(context).map(({ type }) => ({
            $ref: `#/channels/${context}/messages/${type}`,
          })),
          bindings: { kafka: { bindingVersion: '0.5.0' } },
        },
      ]),
    ]),
    components: {
      messages: Object.fromEntries([
        ...[...catalogue.values()].map((definition) => [definition.type, messageFor(definition)]),
        ...facts.map(({ type, schema, key }) => [type, factMessage(type, key, schemas[schema] ?? {})]),
      ]),
    },
  };
}

const definitionsOf = (context: string): EventDefinition[] =>
  [...catalogue.values()].filter(({ type }) => contextOf(type) === context);

const channelOf = (context: string, prefix: string, partitions: number): object => ({
  address: `${prefix}.${context}`,
  description: `The history of ${context}, kept for ever.`,
  messages: Object.fromEntries(
    definitionsOf(context).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  ),
  bindings: {
    kafka: {
      partitions,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1, 'retention.bytes': -1 },
      bindingVersion: '0.5.0',
    },
  },
});

/** The schema of `data` holds functions and symbols of the library it is written with: JSON has none. */
const plain = (schema: object): object => JSON.parse(JSON.stringify(schema)) as object;

const messageFor = ({ type, version, schema }: EventDefinition): object => ({
  name: type,
  title: type.slice(type.indexOf('.') + 1),
  contentType: 'application/json',
  headers: headersOf(type, version),
  payload: plain(schema),
  bindings: {
    kafka: { key: { type: 'string', minLength: 1, maxLength: 200 }, bindingVersion: '0.5.0' },
  },
});

const factMessage = (type: string, key: string, schema: object): object => ({
  name: type,
  title: type.slice(type.indexOf('.') + 1),
  contentType: 'application/json',
  headers: {
    type: 'object',
    required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
    properties: {
      ce_specversion: { const: '1.0' },
      ce_id: { type: 'string', minLength: 1 },
      ce_source: {
        type: 'string',
        pattern: '^[\\x21-\\x7e]{1,200}$',
        description: 'who says so: the actor on the trail',
      },
      ce_type: { const: type },
      ce_time: { ...time, description: 'when it happened, where the body does not say so' },
      'content-type': {
        type: 'string',
        pattern: '^(application|text)/([\\w.-]+\\+)?json\\b',
        description: 'application/json when left out',
      },
    },
  },
  payload: plain(schema),
  bindings: {
    kafka: {
      key: { type: ['string', 'null'], description: `the ${key} of the body, or none` },
      bindingVersion: '0.5.0',
    },
  },
});

const text = { type: 'string', minLength: 1 };
const time = { type: 'string', format: 'date-time' };
const wholeNumber = { type: 'string', pattern: '^[1-9][0-9]{0,15}$' };

/** CloudEvents 1.0 in binary mode, Kafka binding: attributes are headers with the prefix `ce_`. */
function headersOf(type: string, version: number): object {
  const properties = {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', format: 'uuid' },
    ce_source: { const: `/boxtrail/${contextOf(type)}` },
    ce_type: { const: type },
    ce_subject: { ...text, description: 'what it is about; the same as the key' },
    ce_time: { ...time, description: 'when it happened' },
    ce_dataschema: { const: `urn:boxtrail:${type}:${version}` },
    'content-type': { const: 'application/json' },
    ce_partition: { type: 'string', pattern: '^[0-9]{1,5}$', description: 'the partition it was sent to' },
    ce_previous: {
      type: 'string',
      pattern: '^(0|[1-9][0-9]{0,15})$',
      description: 'the position of the message before it in its partition; 0 for the first',
    },
    ce_position: { ...wholeNumber, description: 'its place in the log' },
    ce_stream: text,
    ce_revision: { ...wholeNumber, description: 'its place in its stream' },
    ce_recordedtime: { ...time, description: 'when the log took it' },
    ce_actor: text,
    ce_role: text,
    ce_commandid: { type: 'string', format: 'uuid' },
    ce_correlationid: { ...text, description: 'the request everything in this chain of causes began with' },
    ce_causationid: { ...text, description: 'what came directly before it in that chain' },
  };
  return {
    type: 'object',
    required: Object.keys(properties),
    properties: {
      ...properties,
      ce_backdatedbecause: {
        type: 'string',
        description: 'why a decision was recorded later than the limit allows',
      },
      ce_recordedafterwards: {
        type: 'string',
        description:
          'why it was recorded with a key for records made afterwards, such as those of a simulation',
      },
      ce_traceparent: { type: 'string', description: 'W3C trace context, where traces are taken' },
    },
  };
}
