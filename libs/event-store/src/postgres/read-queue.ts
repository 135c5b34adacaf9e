import type { RecordedEvent } from '@boxtrail/kernel';
import { EventLoopSlices } from '@boxtrail/async';
import { BatchLoader } from '@boxtrail/database';
import { UnreadableEvent } from '../port/event-store';
import { toEntry, toEvent, type EventRow } from './event-row';

/** A row of `log.read`: the events of one stream, which need not say of which. */
type StreamRow = Omit<EventRow, 'stream'>;

/** A row of the answer for several streams: which of the questions it belongs to, from 1. */
export type StreamEventRow = StreamRow & { readonly asked: string };

interface Question {
  readonly stream: string;
  readonly afterRevision: number;
}

/** The events of a stream; or one of them that spoils it, and no other stream that was asked for with it. */
type Answer = RecordedEvent[] | UnreadableEvent;

type Query = (name: string, text: string, values: readonly unknown[]) => Promise<{ rows: StreamEventRow[] }>;

/** Statements on their way at the same time, at most. */
export const readsInFlight = 2;

/** Reads streams: those asked for together in one statement. */
export class ReadQueue {
  private readonly streams = new BatchLoader<Question, Answer>(
    { maxBatchSize: 500, maxInFlight: readsInFlight },
    async (asked) => (asked.length === 1 && asked[0] ? [await this.one(asked[0])] : this.many(asked)),
  );

  constructor(private readonly query: Query) {}

  async read(stream: string, afterRevision: number): Promise<RecordedEvent[]> {
    const answer = await this.streams.load({ stream, afterRevision });
    if (answer instanceof UnreadableEvent) throw answer;
    return answer;
  }

  private async one({ stream, afterRevision }: Question): Promise<RecordedEvent[]> {
    const { rows } = await this.query('log.read', 'SELECT * FROM log.read($1, $2)', [stream, afterRevision]);
    const events: RecordedEvent[] = [];
    const loop = new EventLoopSlices();
    for (const row of rows) {
      events.push(toEvent({ ...row, stream }));
      if (loop.isOver) await loop.next();
    }
    return events;
  }

  private async many(asked: readonly Question[]): Promise<Answer[]> {
    const { rows } = await this.query(
      'log.read.many',
      `SELECT q.asked, e.*
         FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS q (name, after, asked),
              LATERAL log.read(q.name, q.after) e
        ORDER BY q.asked, e.revision`,
      [asked.map(({ stream }) => stream), asked.map(({ afterRevision }) => afterRevision)],
    );
    const answers: Answer[] = asked.map(() => []);
    const loop = new EventLoopSlices();
    for (const row of rows) {
      if (loop.isOver) await loop.next();
      const i = Number(row.asked) - 1;
      const answer = answers[i];
      if (!Array.isArray(answer)) continue;
      const entry = toEntry({ ...row, stream: asked[i]?.stream ?? '' });
      if (entry instanceof UnreadableEvent) answers[i] = entry;
      else answer.push(entry);
    }
    return answers;
  }
}
