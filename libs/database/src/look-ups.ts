import { Pool, type QueryResultRow } from 'pg';
import { closePool } from './close-pool';
import { handlePoolErrors } from './handle-pool-errors';

/**
 * Settings of connections that find rows by their keys and do nothing else. Statements are planned once, for index
 * look-ups, independent of what the tables held at that moment: a plan made while they were empty must not decide how they are
 * read a million rows later. No bitmaps: they read a second index, for thousands of entries at times, to rule out what
 * the first has not found.
 */
export const byKeySettings = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_bitmapscan=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

export interface OwnPool {
  readonly url: string;
  readonly name: string;
  readonly max: number;
  readonly settings: string;
  /** 0: connections stay open. 10,000 ms when left out. */
  readonly idleTimeoutMillis?: number;
}

/** Connections for one purpose, with settings of their own. */
export function ownPool({ url, name, max, settings, idleTimeoutMillis = 10_000 }: OwnPool): Pool {
  return handlePoolErrors(
    new Pool({
      connectionString: url,
      max,
      idleTimeoutMillis,
      connectionTimeoutMillis: 5_000,
      query_timeout: 30_000,
      options: settings,
      application_name: `boxtrail ${name}`,
    }),
  );
}

/** Finds rows by their keys, with prepared statements on connections of its own. */
export class LookUps {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = ownPool({ url, name: 'look-ups', max: 4, settings: byKeySettings });
  }

  /** `name` stands for `text`, for ever: no two statements share one. */
  async rows<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    return (await this.pool.query<Row>({ name, text, values: [...values] })).rows;
  }

  close(): Promise<void> {
    return closePool(this.pool);
  }
}
