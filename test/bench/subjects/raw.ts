import type { NewEvent } from '@boxtrail/event-store';
import type { Pool } from 'pg';
import type { Bench } from '../bench';
import { perSecond, type Side } from '../case';
import { eventsPerStream, scanOf, streamOf, Workload } from '../workload';

/** The columns and indexes of `log.events`, in one plain table. */
const table = `
  CREATE TABLE events (
    position bigint NOT NULL,
    stream_id bigint NOT NULL,
    revision integer NOT NULL,
    version smallint NOT NULL,
    id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    metadata text NOT NULL,
    data text NOT NULL,
    PRIMARY KEY (position),
    UNIQUE (stream_id, revision)
  )`;

const one = {
  name: 'one',
  text: 'INSERT INTO events VALUES ($1, $2, $3, 1, $4, $5, now(), $6, $7, $8, $9)',
};
const many = {
  name: 'many',
  text: `INSERT INTO events
    SELECT position, stream_id, revision, 1, id, occurred_at, now(), stream, type, metadata, data
      FROM unnest($1::bigint[], $2::bigint[], $3::integer[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[],
                  $8::text[], $9::text[]) AS e (position, stream_id, revision, id, occurred_at, stream, type, metadata, data)`,
};

/**
 * Hand-written INSERTs of the same rows: prepared, one transaction each, without a revision check and without a row for
 * the stream. The client counts the positions.
 */
export class RawLog {
  private readonly workload = new Workload();
  private position = 0;

  private constructor(
    private readonly pool: Pool,
    readonly close: () => Promise<void>,
  ) {}

  static async open(bench: Bench, connections: number): Promise<RawLog> {
    const database = await bench.database();
    const pool = database.pool(connections);
    await pool.query(table);
    return new RawLog(pool, () => database.drop());
  }

  /** One row per statement and transaction, over this many connections. */
  single(connections: number, counts: Pick<Side, 'count' | 'warmUp'>): Side {
    return {
      name: connections === 1 ? 'one INSERT each' : `one INSERT each, ${connections} connections`,
      ...counts,
      run: (count) =>
        perSecond(count, async () => {
          const rows = this.rows(count);
          const connection = async () => {
            for (const row of rows) await this.pool.query({ ...one, values: row });
          };
          await Promise.all(Array.from({ length: connections }, connection));
        }),
    };
  }

  /** This many rows per statement and transaction, one after the other. */
  batches(size: number, counts: Pick<Side, 'count' | 'warmUp'>): Side {
    return {
      name: `unnest of ${size}`,
      ...counts,
      run: (count) =>
        perSecond(count, async () => {
          // As many boxes at once as rows, as that many concurrent callers would write.
          const boxes = Array.from({ length: size }, () => this.rows(Math.ceil(count / size)));
          for (let written = 0; written < count; written += size) {
            const batch = boxes.map((rows) => rows.next().value ?? []).slice(0, count - written);
            const columns = Array.from({ length: 9 }, (_, column) => batch.map((row) => row[column]));
            await this.pool.query({ ...many, values: columns });
          }
        }),
    };
  }

  private *rows(count: number): Generator<unknown[], void> {
    for (let made = 0; made < count;) {
      const sscc = this.workload.nextBox();
      const streamId = this.position + 1;
      for (let revision = 1; revision <= eventsPerStream && made < count; revision += 1, made += 1) {
        yield this.row(sscc, streamId, revision, scanOf(sscc, revision));
      }
    }
  }

  private row(
    sscc: string,
    streamId: number,
    revision: number,
    { id, event, metadata }: NewEvent,
  ): unknown[] {
    this.position += 1;
    const { occurredAt, type, data } = event;
    return [
      this.position,
      streamId,
      revision,
      id,
      occurredAt,
      streamOf(sscc),
      type,
      JSON.stringify(metadata),
      JSON.stringify(data),
    ];
  }
}
