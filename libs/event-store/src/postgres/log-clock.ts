import { Client } from 'pg';

/** The clock of the log in a PostgreSQL, for the owner of the log only: `ownerUrl` connects as its owner. */
export class LogClock {
  constructor(private readonly ownerUrl: string) {}

  /**
   * Sets it to a moment (RFC 3339), from which it goes on at its usual speed; never back, because recorded times do not
   * decrease. Answers by how many milliseconds it is behind the server's clock; undefined, with nothing changed, when the
   * log contains events that were recorded after `until`.
   */
  async set(moment: string, until: string): Promise<number | undefined> {
    const [behind] = await this.query<{ ms: number }>(
      `UPDATE log.head SET behind = clock_timestamp() - greatest($1::timestamptz, recorded_at)
        WHERE recorded_at <= $2 RETURNING extract(epoch FROM behind)::float8 * 1000 AS ms`,
      [moment, until],
    );
    return behind?.ms;
  }

  /** Sets it to the server's. */
  async reset(): Promise<void> {
    await this.query(`UPDATE log.head SET behind = '0' WHERE behind <> '0'`);
  }

  private async query<Row extends object>(sql: string, values: readonly string[] = []): Promise<Row[]> {
    const owner = new Client({ connectionString: this.ownerUrl });
    await owner.connect();
    try {
      return (await owner.query<Row>(sql, [...values])).rows;
    } finally {
      await owner.end();
    }
  }
}
