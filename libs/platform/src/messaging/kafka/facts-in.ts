import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { invalid, Refusal } from '@boxtrail/kernel';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Counter } from 'prom-client';
import type { Line, LineAnswer } from '../../http/bulk';
import type { Caller } from '../../http/caller';
import { readMoment } from '../../http/moment';
import type { Quarantine } from '../../http/quarantine';
import type { FactTopic } from '../fact-topic';
import type { Member } from './membership';

/** Bodies taken in together. */
const together = 500;
/** Bytes of a body, at most: as a line over REST. */
const maxBodyBytes = 262_144;
/** A source is a URI reference; it becomes the actor on the trail. */
const sourcePattern = /^[\x21-\x7e]{1,200}$/;

/** A message that can be taken in, and who sent it. */
interface Fact {
  readonly source: string;
  readonly line: Line;
}

/** A message that is no fact, and why: it is kept in quarantine. */
interface Stranger {
  readonly line: Line;
  readonly refusal: Refusal;
}

/** What partners publish is taken in; what cannot be is kept in quarantine with the reason. Nothing is dropped. */
export class FactsIn implements Member {
  readonly name: string;

  constructor(
    private readonly topic: FactTopic,
    private readonly quarantine: Quarantine,
    private readonly counted: Counter<'group' | 'outcome'>,
  ) {
    this.name = `facts ${topic.name}`;
  }

  joined(): void {
    // What was taken in is known by its own id, wherever it comes again.
  }

  async take(
    { batch, heartbeat, commitOffsetsIfNecessary }: EachBatchPayload,
    signal: AbortSignal,
  ): Promise<void> {
    const { topic, partition, messages } = batch;
    for (let from = 0; from < messages.length && !signal.aborted; from += together) {
      const some = messages.slice(from, from + together);
      await this.takeSome(some);
      await heartbeat();
      const offset = String(BigInt(some.at(-1)?.offset ?? 0) + 1n);
      await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    }
  }

  /** Throws when the store is away or too much is waiting: then the same messages come again. */
  private async takeSome(messages: readonly KafkaMessage[]): Promise<void> {
    const bySource = new Map<string, Line[]>();
    const strangers: Stranger[] = [];
    for (const message of messages) {
      const fact = this.read(message);
      if ('refusal' in fact) {
        strangers.push(fact);
        continue;
      }
      const lines = bySource.get(fact.source);
      if (lines === undefined) bySource.set(fact.source, [fact.line]);
      else lines.push(fact.line);
    }
    this.count(await this.quarantine.keep(callerOf('unknown'), `${this.topic.name}.in`, strangers));
    // Messages of one source keep their order. A box that two sources saw has one order all the same: that of its times.
    for (const [source, lines] of bySource) {
      const answers = await this.topic.take(lines, callerOf(source));
      const failed = answers.find(({ status }) => status === 'failed') as { detail: string } | undefined;
      this.count(answers);
      if (failed !== undefined) throw new Error(failed.detail);
    }
  }

  private read(message: KafkaMessage): Fact | Stranger {
    const line = {
      line: Number(BigInt(message.offset) % 2_147_483_647n) + 1,
      raw: message.value ?? Buffer.alloc(0),
    };
    try {
      const { source, time } = this.attributesOf(message);
      return { source, line: { ...line, time } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { line: { ...line, raw: line.raw.subarray(0, maxBodyBytes) }, refusal: error };
    }
  }

  /** Who says so, and when it happened. Throws a `Refusal` when this is no CloudEvent of the topic, or under a wrong key. */
  private attributesOf({ key, value, headers }: KafkaMessage): { source: string; time: string | undefined } {
    const header = (name: string): string => String(headers?.[name] ?? '');
    const refuse = (detail: string) => invalid('CLOUDEVENT_INVALID', detail);
    if (header('ce_specversion') !== '1.0')
      throw refuse('not a CloudEvent 1.0 in binary mode: ce_specversion must be 1.0');
    if (header('ce_type') !== this.topic.type)
      throw refuse(
        `ce_type must be ${this.topic.type}, not ${JSON.stringify(header('ce_type').slice(0, 100))}`,
      );
    if (header('ce_id') === '') throw refuse('ce_id is missing');
    if (!sourcePattern.test(header('ce_source')))
      throw refuse('ce_source must be a URI reference of 1 to 200 visible ASCII characters');
    const time = readMoment(header('ce_time'));
    if (time === undefined && header('ce_time') !== '')
      throw refuse('ce_time must be a date and time with an offset, as in 2026-03-16T09:30:00+08:00');
    if (!/^application\/json\b/.test(header('content-type')))
      throw refuse('content-type must be application/json');
    if (value === null) throw refuse('it has no body');
    if (value.length > maxBodyBytes) throw refuse(`its body is larger than ${maxBodyBytes} bytes`);
    const about = isUtf8(value) ? this.topic.keyOf(parsed(value)) : undefined;
    if (about !== undefined && String(key ?? '') !== about)
      throw invalid(
        'KEY_WRONG',
        `its key must be ${JSON.stringify(about)}, which it is about, so that order is kept`,
      );
    return { source: header('ce_source'), time };
  }

  private count(answers: readonly LineAnswer[]): void {
    for (const { status } of answers) this.counted.inc({ group: `${this.topic.name}.in`, outcome: status });
  }
}

function parsed(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString());
  } catch {
    return undefined; // whoever takes it in says so
  }
}

/** Who may write to the topic is the cluster's to say; here every source is a partner. */
const callerOf = (source: string): Caller => ({
  principal: { subject: source, role: 'partner', stationGln: null },
  correlationId: randomUUID().replaceAll('-', ''),
});
