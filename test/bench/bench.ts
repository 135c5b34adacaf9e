import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@boxtrail/dev-servers';
import { Client, Pool } from 'pg';

export const root = resolve(__dirname, '../..');

/** A new database on the one server of the run. */
export interface Database {
  readonly name: string;
  readonly url: string;
  /** `options` are server command-line options, such as `-c name=value`. */
  pool(connections: number, options?: string): Pool;
  /** Ends its pools and drops it. */
  drop(): Promise<void>;
}

/** The server and the state that cases share. */
export class Bench {
  private databases = 0;
  private readonly shared = new Map<string, Promise<unknown>>();
  private readonly endings: (() => Promise<void>)[] = [];

  private constructor(
    private readonly postgres: EmbeddedPostgres,
    private readonly directory: string,
    /** Smaller logs and shorter measurements. */
    readonly quick: boolean,
    readonly say: (line: string) => void,
  ) {}

  /** Starts a PostgreSQL with the settings of `npm start`, in a new data directory. */
  static async start(quick: boolean, say: (line: string) => void): Promise<Bench> {
    const directory = await mkdtemp(join(tmpdir(), 'boxtrail-bench-'));
    await chmod(directory, 0o755); // root's server runs as another user
    return new Bench(await startEmbeddedPostgres({ dataDir: directory }), directory, quick, say);
  }

  async stop(): Promise<void> {
    for (const end of this.endings.reverse()) await end().catch(() => undefined);
    await this.postgres.stop();
    await rm(dirname(this.postgres.location), { recursive: true, force: true });
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The data directory, with `postmaster.pid`. */
  get location(): string {
    return this.postgres.location;
  }

  /** The second number in a quick run, otherwise the first. */
  pick<T>(full: T, quick: T): T {
    return this.quick ? quick : full;
  }

  /** Creates a database, empty or as a copy of one without connections. */
  async database(template?: Database): Promise<Database> {
    this.databases += 1;
    const name = `bench_${this.databases}`;
    const from = template === undefined ? '' : ` TEMPLATE ${template.name} STRATEGY file_copy`;
    await this.execute(`CREATE DATABASE ${name}${from}`);
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    const pools: Pool[] = [];
    return {
      name,
      url: url.href,
      pool: (connections, options) => {
        const pool = new Pool({
          connectionString: url.href,
          max: connections,
          idleTimeoutMillis: 0,
          options,
        });
        pool.on('error', () => undefined);
        pools.push(pool);
        return pool;
      },
      drop: async () => {
        await Promise.all(pools.map((pool) => pool.end()));
        await this.execute(`DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  }

  /** A resource that several cases share: created once, closed at the end of the run. */
  once<T extends { close(): Promise<void> }>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.shared.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.shared.set(name, made);
    this.endings.push(async () => (await made).close());
    return made;
  }

  /** Flushes everything written so far, so that it is not written during a measurement. */
  async settle(): Promise<void> {
    await this.execute('CHECKPOINT');
  }

  /** The machine, date and commit of the run. */
  async machine(): Promise<Record<string, string | number>> {
    const [cpu] = cpus();
    return {
      date: new Date().toISOString().slice(0, 10),
      commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+changes'),
      cpu: cpu?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      postgres: (await this.execute('SHOW server_version')) ?? 'unknown',
      fsync: (await this.execute('SHOW fsync')) ?? 'unknown',
      synchronousCommit: (await this.execute('SHOW synchronous_commit')) ?? 'unknown',
    };
  }

  /** Runs one statement; returns the first value, if any. */
  private async execute(statement: string): Promise<string | undefined> {
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      const { rows } = await client.query<string[]>({ text: statement, rowMode: 'array' });
      return rows[0]?.[0];
    } finally {
      await client.end();
    }
  }
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
