import type { EachBatchPayload } from 'kafkajs';
import type { Pool } from 'pg';
import type { EventStore } from '@boxtrail/event-store';
import type { Delivered, Handling } from '../port/handling';
import { eventOf } from '../port/message';
import type { Consumer } from '../port/messaging';
import type { ToPark } from '../port/parked-messages';
import { messageOfKafka, positionOf, strangerOf, type PartitionPosition } from './delivered';
import { HighWater } from './high-water';
import { LostHistory } from './lost-history';
import type { Member } from './membership';
import type { Troubles } from './troubles';

/** What there was in a batch of one partition. */
interface Sorted {
  readonly deliveries: readonly (Delivered & PartitionPosition & { readonly offset: string })[];
  readonly strangers: readonly ToPark[];
  /** The high-water mark when all of it is done. */
  readonly mark: number;
}

/** One group of consumers, as this process takes part in it. */
export class GroupConsumer implements Member {
  readonly name: string;
  private readonly highWater: HighWater;
  /** Position of an event of the log. */
  private head = 0;
  /** Partitions with messages missing, by the name of the trouble. */
  private readonly gaps = new Map<string, { readonly topic: string; readonly partition: number }>();

  constructor(
    pool: Pool,
    private readonly store: EventStore,
    private readonly handling: Handling,
    private readonly troubles: Troubles,
    private readonly consumer: Consumer,
  ) {
    this.name = `consumer ${consumer.group}`;
    this.highWater = new HighWater(pool, consumer.group);
  }

  joined(assigned: Readonly<Record<string, readonly number[]>>): void {
    this.highWater.forget();
    // What is missing where another member is now is for that one to tell, and to see the end of.
    for (const [name, { topic, partition }] of this.gaps)
      if (!assigned[topic]?.includes(partition)) this.closed(name);
  }

  async take(payload: EachBatchPayload, signal: AbortSignal): Promise<void> {
    const { batch, heartbeat, commitOffsetsIfNecessary } = payload;
    const { topic, partition } = batch;
    const from = await this.highWater.of(topic, partition);
    const { deliveries, strangers, mark } = this.sort(payload, from);
    await this.checkHead(topic, mark);
    await this.handling.parked.park(this.consumer.group, strangers);
    this.count('foreign', strangers.length);
    const done = await this.handling.batch(this.consumer, deliveries, { signal, alive: heartbeat });
    const undone = deliveries[done];
    const to = undone === undefined ? mark : undone.previous;
    if (to > from) await this.highWater.move(topic, partition, from, to);
    const offset = undone === undefined ? String(BigInt(batch.lastOffset()) + 1n) : undone.offset;
    await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
  }

  /**
   * A message beyond the end of the log is of another history. Where positions are not counted one by one, the end that
   * this process knows may be an old one: only the relay checks there.
   * @throws LostHistory
   */
  private async checkHead(topic: string, position: number): Promise<void> {
    if (position <= this.head || this.store.positionsPerEvent !== 1) return;
    this.head = await this.store.head();
    if (position > this.head) throw new LostHistory(topic, position);
  }

  /** Tells the next messages of the log from repetitions, from what follows a gap, and from what is none of it. */
  private sort({ batch }: EachBatchPayload, from: number): Sorted {
    const { topic, partition, messages } = batch;
    const deliveries: (Delivered & PartitionPosition & { offset: string })[] = [];
    const strangers: ToPark[] = [];
    let mark = from;
    let gap: PartitionPosition | undefined;
    for (const kafkaMessage of messages) {
      const { offset } = kafkaMessage;
      const place = `${topic}/${partition}@${offset}`;
      const claim = positionOf(kafkaMessage, partition);
      if (claim === undefined) strangers.push(strangerOf(topic, partition, kafkaMessage));
      else if (claim.previous === mark) {
        mark = claim.position;
        if (this.consumer.types.includes(claim.type)) {
          const message = () => messageOfKafka(kafkaMessage);
          deliveries.push({ ...claim, place, offset, message, event: () => eventOf(message()) });
        }
      } else if (claim.position > mark) {
        this.count('out-of-place', 1);
        gap ??= claim;
      } else this.count('repeated', 1);
    }
    // A gap that this very batch has closed behind is none.
    if (gap !== undefined && gap.position > mark) this.missing(topic, partition, mark, gap);
    else if (mark > from) this.closed(gapName(topic, partition));
    return { deliveries, strangers, mark };
  }

  /** What follows a gap is passed over, not taken: it comes again, behind what is missing, when the topic is refilled. */
  private missing(topic: string, partition: number, mark: number, { previous }: PartitionPosition): void {
    const words =
      `messages after position ${mark} and up to ${previous} are missing; nothing of it reaches ${this.consumer.group} ` +
      `until the topic is filled again (npm run boxtrail -- republish ${topic.slice(topic.lastIndexOf('.') + 1)})`;
    const name = gapName(topic, partition);
    this.gaps.set(name, { topic, partition });
    this.troubles.report(name, words);
  }

  private closed(name: string): void {
    if (this.gaps.delete(name)) this.troubles.over(name);
  }

  private count(outcome: string, messages: number): void {
    if (messages > 0) this.handling.counted.inc({ group: this.consumer.group, outcome }, messages);
  }
}

const gapName = (topic: string, partition: number): string => `${topic}/${partition}`;
