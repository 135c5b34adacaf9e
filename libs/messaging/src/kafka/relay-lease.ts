import type { Pool, PoolClient } from 'pg';
import { inSchema } from '@boxtrail/projections';

/** How long a holder that says nothing keeps the lease, in ms: a process that was stopped, or cut off. */
export const leaseMs = 5_000;

/** Another has the lease now, or the topic is to be filled again: nothing this holder says counts any more. */
export class LeaseLost extends Error {
  constructor(topic: string) {
    super(`the lease of ${topic} is another's now`);
    this.name = 'LeaseLost';
  }
}

/** The right to fill one topic, and how far it is filled. Measured by the database's clock alone. */
export class RelayLease {
  private constructor(
    private readonly pool: Pool,
    private readonly topic: string,
    readonly epoch: string,
    /** Everything up to this position of the log stands in the topic. */
    readonly position: number,
    /** The last position in each partition; 0 in an empty one. */
    readonly tails: readonly number[],
    /** By partition, the offset after the last message that a relay is known to have sent; null: not known. */
    readonly ends: readonly (number | null)[],
  ) {}

  /**
   * The lease, or undefined while another holds it. `heldEpoch` is of a lease that could not be given back: who still
   * has it need not wait for it to run out.
   * @throws Error the topic was filled over another number of partitions: keys would change their places.
   */
  static async take(
    pool: Pool,
    topic: string,
    partitions: number,
    heldEpoch = '-1',
  ): Promise<RelayLease | undefined> {
    await pool.query(
      `INSERT INTO messaging.topics (topic, partitions, tails) VALUES ($1, $2, array_fill(0::bigint, ARRAY[$2::int]))
        ON CONFLICT DO NOTHING`,
      [topic, partitions],
    );
    const { rows } = await pool.query<{
      partitions: number;
      epoch: string;
      position: string;
      tails: string[];
      ends: string[];
    }>(
      `UPDATE messaging.topics SET epoch = epoch + 1, lease_until = now() + $2 * interval '1 millisecond'
        WHERE topic = $1 AND (lease_until < now() OR epoch = $3) RETURNING partitions, epoch, position, tails, ends`,
      [topic, leaseMs, heldEpoch],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    const ends = row.tails.map((_, partition) => numberOrNull(row.ends[partition]));
    const lease = new RelayLease(pool, topic, row.epoch, Number(row.position), row.tails.map(Number), ends);
    if (row.partitions !== partitions) {
      await lease.release();
      throw new Error(
        `topic ${topic} was filled over ${row.partitions} partitions, and KAFKA_PARTITIONS is ${partitions}: keys would change ` +
          `their places. Set it to ${row.partitions}, or take another KAFKA_PREFIX: its topics are filled from the log`,
      );
    }
    return lease;
  }

  /** Everything up to here was acknowledged. Renews the lease too. @throws LeaseLost */
  async advance(position: number, tails: readonly number[], ends: readonly number[]): Promise<void> {
    await inSchema(this.pool, 'progress', (client) =>
      this.update(client, 'position = $4, tails = $5, ends = $6', [position, tails, ends]),
    );
  }

  /** @throws LeaseLost */
  renew(): Promise<void> {
    return this.update(this.pool, '', []);
  }

  /** Lets another have it at once. */
  async release(): Promise<void> {
    await this.pool.query(
      `UPDATE messaging.topics SET lease_until = '-infinity' WHERE topic = $1 AND epoch = $2`,
      [this.topic, this.epoch],
    );
  }

  private async update(db: Pool | PoolClient, also: string, values: readonly unknown[]): Promise<void> {
    const { rowCount } = await db.query(
      `UPDATE messaging.topics SET lease_until = now() + $3 * interval '1 millisecond' ${also === '' ? '' : `, ${also}`}
        WHERE topic = $1 AND epoch = $2`,
      [this.topic, this.epoch, leaseMs, ...values],
    );
    if (rowCount !== 1) throw new LeaseLost(this.topic);
  }
}

const numberOrNull = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** Takes the lease from its holder, and has the topic filled from the first event on. False: nobody ever filled it. */
export async function refill(pool: Pool, topic: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE messaging.topics SET position = 0, tails = array_fill(0::bigint, ARRAY[partitions]), epoch = epoch + 1,
      lease_until = '-infinity' WHERE topic = $1`,
    [topic],
  );
  return rowCount === 1;
}
