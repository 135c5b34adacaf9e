import type { RecordedEvent } from '@boxtrail/kernel';
import { columns, toEvent, type EventRow } from './event-row';

/** A row of the answer for several streams: which of the questions it belongs to. */
export type StreamEventRow = EventRow & { readonly asked: number };

interface Waiting {
  readonly stream: string;
  readonly afterRevision: number;
  resolve(events: RecordedEvent[]): void;
  reject(error: unknown): void;
}

type Query = (name: string, text: string, values: readonly unknown[]) => Promise<{ rows: StreamEventRow[] }>;

/** Streams read in one statement, at most. */
const streamsPerQuery = 500;

const selected = columns.replace(/\w+/g, 'e.$&');

/** Statements on their way at the same time, at most: what is asked for meanwhile goes together in the next. */
const inFlight = 2;

/** Reads of streams that are asked for at the same moment, or while others are on their way, are one statement. */
export class ReadQueue {
  private waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly query: Query) {}

  read(stream: string, afterRevision: number): Promise<RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, afterRevision, resolve, reject });
      if (this.waiting.length === 1) queueMicrotask(() => this.flush());
    });
  }

  private flush(): void {
    while (this.waiting.length > 0 && this.running < inFlight) {
      const asked = this.waiting.splice(0, streamsPerQuery);
      this.running += 1;
      void this.answer(asked).finally(() => {
        this.running -= 1;
        this.flush();
      });
    }
  }

  private async answer(asked: readonly Waiting[]): Promise<void> {
    try {
      const answers = asked.length === 1 && asked[0] ? [await this.one(asked[0])] : await this.many(asked);
      asked.forEach(({ resolve }, i) => resolve(answers[i] ?? []));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  private async one({ stream, afterRevision }: Waiting): Promise<RecordedEvent[]> {
    const { rows } = await this.query(
      'log.read',
      `SELECT ${selected} FROM log.streams s
         JOIN log.events e ON e.stream_id = s.id AND e.revision > $2 AND e.position BETWEEN s.id AND s.last_position
        WHERE s.name = $1 ORDER BY e.revision`,
      [stream, afterRevision],
    );
    return rows.map(toEvent);
  }

  private async many(asked: readonly Waiting[]): Promise<RecordedEvent[][]> {
    const { rows } = await this.query(
      'log.read.many',
      `SELECT q.asked, ${selected}
         FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS q (name, after, asked)
         JOIN log.streams s ON s.name = q.name
         JOIN log.events e ON e.stream_id = s.id AND e.revision > q.after AND e.position BETWEEN s.id AND s.last_position
        ORDER BY q.asked, e.revision`,
      [asked.map(({ stream }) => stream), asked.map(({ afterRevision }) => afterRevision)],
    );
    const answers: RecordedEvent[][] = asked.map(() => []);
    for (const row of rows) answers[Number(row.asked) - 1]?.push(toEvent(row));
    return answers;
  }
}
