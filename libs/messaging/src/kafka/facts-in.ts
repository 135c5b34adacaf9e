import { randomUUID } from 'node:crypto';
import { invalid, Refusal } from '@boxtrail/kernel';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Counter } from 'prom-client';
import { Overloaded, StoreUnavailable } from '@boxtrail/event-store';
import { decodeText, parseJson } from '@boxtrail/input';
import type { FactTopic, Line, LineAnswer, Quarantine } from '@boxtrail/intake';
import type { Caller, Principal } from '@boxtrail/http';
import { cloudEventsOf, maxDataBytes, type CloudEvent } from '../cloud-events/cloud-event';
import { anySource, type FactSources, senderOf } from './fact-sources';
import type { Member } from './membership';
import { unreadableOf } from './kafkajs-workarounds/record-batches';

/** Messages taken in together. */
const together = 500;
/** A failure that nobody foresaw is tried so often, all messages together, before each is tried alone. */
const triesTogether = 5;

/** A message, or a part of one, that is no fact, and why: it is kept in quarantine. */
interface Stranger {
  readonly line: Line;
  readonly refusal: Refusal;
}

/** Messages in a row, and where the first of them stands: they come again when they fail. */
interface Slice {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly KafkaMessage[];
}

/**
 * What partners publish is taken in; what cannot be is kept in quarantine with its place and the reason, and those
 * behind it go on. Nothing is dropped, and only a store that is away or overloaded is waited for.
 */
export class FactsIn implements Member {
  readonly name: string;
  /** How often a slice has failed, by its place. */
  private readonly failures = new Map<string, number>();

  constructor(
    private readonly topic: FactTopic,
    private readonly quarantine: Quarantine,
    private readonly counted: Counter<'group' | 'outcome'>,
    private readonly sources: FactSources = anySource,
  ) {
    this.name = `facts ${topic.name}`;
  }

  joined(): void {
    this.failures.clear();
  }

  async take(
    { batch, heartbeat, commitOffsetsIfNecessary }: EachBatchPayload,
    signal: AbortSignal,
  ): Promise<void> {
    const { topic, partition, messages } = batch;
    const commit = (last: string) => {
      const offset = String(BigInt(last) + 1n);
      return commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    };
    for (let from = 0; from < messages.length; from += together) {
      if (signal.aborted) return;
      const slice = { topic, partition, messages: messages.slice(from, from + together) };
      await this.takeOrIsolate(slice);
      await heartbeat();
      // Markers of transactions behind the last message are no messages, and done with as well.
      const isLast = from + together >= messages.length;
      await commit(isLast ? batch.lastOffset() : (slice.messages.at(-1)?.offset ?? '0'));
    }
  }

  /** Throws when the slice has to come again. */
  private async takeOrIsolate(slice: Slice): Promise<void> {
    const place = `${slice.topic}/${slice.partition}@${slice.messages[0]?.offset}`;
    try {
      await this.takeSlice(slice, (lines, caller) => this.topic.take(lines, caller));
    } catch (error) {
      const times = (this.failures.get(place) ?? 0) + 1;
      this.failures.set(place, times);
      if (mayPass(error) || times < triesTogether) throw error;
      await this.takeSlice(slice, (lines, caller) => this.takeEach(lines, caller));
    }
    this.failures.delete(place);
  }

  private async takeSlice(slice: Slice, take: FactTopic['take']): Promise<void> {
    const bySource = new Map<string, { readonly sender: Principal; readonly lines: Line[] }>();
    const strangers: Stranger[] = [];
    for (const message of slice.messages) {
      const place = `${slice.topic}/${slice.partition}@${message.offset}`;
      for (const read of this.read(message, place)) {
        if ('refusal' in read) strangers.push(read);
        else {
          const known = bySource.get(read.sender.subject);
          if (known === undefined)
            bySource.set(read.sender.subject, { sender: read.sender, lines: [read.line] });
          else known.lines.push(read.line);
        }
      }
    }
    await this.keep(callerOf(nobody), strangers);
    // Messages of one source keep their order. A box that two sources saw has one order all the same: that of its times.
    for (const { sender, lines } of bySource.values()) await this.takeLines(lines, callerOf(sender), take);
  }

  /** Those that fail come again alone, as long as others succeed: then it is not the store that is away. */
  private async takeLines(all: readonly Line[], caller: Caller, take: FactTopic['take']): Promise<void> {
    for (let waiting = all; waiting.length > 0;) {
      const answers = await take(waiting, caller);
      this.count(answers);
      const failed = answers.filter((answer) => answer.status === 'failed');
      const again = new Set(failed.map(({ line }) => line));
      const left = waiting.filter(({ line }) => again.has(line));
      if (left.length === waiting.length) throw new StoreUnavailable(new Error(failed[0]?.detail));
      waiting = left;
    }
  }

  /** One by one. What fails alone, and not because of the store, is kept in quarantine. */
  private async takeEach(lines: readonly Line[], caller: Caller): Promise<LineAnswer[]> {
    const answers: LineAnswer[] = [];
    for (const line of lines) {
      try {
        answers.push(...(await this.topic.take([line], caller)));
      } catch (error) {
        if (mayPass(error)) throw error;
        const refusal = invalid('NOT_HANDLED', `it could not be handled: ${String(error)}`);
        answers.push(...(await this.quarantine.keep(caller, `${this.topic.name}.in`, [{ line, refusal }])));
      }
    }
    return answers;
  }

  private async keep(caller: Caller, strangers: readonly Stranger[]): Promise<void> {
    this.count(await this.quarantine.keep(caller, `${this.topic.name}.in`, strangers));
  }

  /** The facts of a message, each with who says so, and what of it is none. */
  private read(message: KafkaMessage, place: string): ({ sender: Principal; line: Line } | Stranger)[] {
    const lineOf = (raw: Buffer, place: string): Line => ({
      line: Number(BigInt(message.offset) % 2_147_483_647n) + 1,
      raw: raw.subarray(0, maxDataBytes),
      place,
    });
    const unreadable = unreadableOf(message);
    if (unreadable !== undefined) {
      const { firstOffset, lastOffset, bytes, reason } = unreadable;
      const range = `${place.slice(0, place.lastIndexOf('@'))}@${firstOffset}-${lastOffset}`;
      const refusal = invalid('RECORDS_UNREADABLE', `these records cannot be read: ${reason}`);
      return [{ line: lineOf(bytes, range), refusal }];
    }
    const whole = message.value ?? Buffer.alloc(0);
    try {
      const events = cloudEventsOf(message);
      return events.map((event, i) => {
        const part = events.length === 1 ? place : `${place}#${i + 1}`;
        try {
          const checked = this.checked(event(), message.key);
          const { time, data } = checked;
          const sender = senderOf(this.sources, checked);
          return { sender, line: { ...lineOf(data, part), ...(time !== undefined && { time }) } };
        } catch (error) {
          return { line: lineOf(whole, part), refusal: refusalOf(error) };
        }
      });
    } catch (error) {
      return [{ line: lineOf(whole, place), refusal: refusalOf(error) }];
    }
  }

  /** Throws a `Refusal` when this is no event of the topic, or under a wrong key. */
  private checked(event: CloudEvent, key: Buffer | null): CloudEvent {
    if (event.type !== this.topic.type)
      throw invalid(
        'CLOUDEVENT_INVALID',
        `the type must be ${this.topic.type}, not ${JSON.stringify(event.type.slice(0, 100))}`,
      );
    const about = this.topic.keyOf(parsed(event.data));
    // Without a key the message may stand in any partition: the times of the scans say what happened when.
    if (about !== undefined && key !== null && key.length > 0 && this.topic.readKey(String(key)) !== about)
      throw invalid(
        'MESSAGE_KEY_WRONG',
        `its key must be ${JSON.stringify(about)}, which it is about, or null`,
      );
    return event;
  }

  private count(answers: readonly LineAnswer[]): void {
    for (const { status } of answers) this.counted.inc({ group: `${this.topic.name}.in`, outcome: status });
  }
}

const mayPass = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof Overloaded;

/** Reading has no other effect than its result: an error that it throws is thrown again. */
const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal ? error : invalid('NOT_HANDLED', `it could not be read: ${String(error)}`);

function parsed(value: Buffer): unknown {
  try {
    return parseJson(decodeText(value));
  } catch {
    return undefined; // the intake says so
  }
}

/** Of what no source has sent, as far as anybody can tell. */
const nobody: Principal = { subject: 'unknown', role: 'partner', stationGln: null };

const callerOf = (principal: Principal): Caller => ({
  principal,
  correlationId: randomUUID().replaceAll('-', ''),
});
