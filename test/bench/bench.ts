import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@boxtrail/dev-servers';
import { Client, Pool } from 'pg';

export const root = resolve(__dirname, '../..');

/** A database of its own on the one server that everything is measured on. */
export interface Database {
  readonly name: string;
  readonly url: string;
  /** `options` are those of the server's command line, such as `-c name=value`. */
  pool(connections: number, options?: string): Pool;
  /** Ends the pools it gave, and drops it. */
  drop(): Promise<void>;
}

/** The server, and what cases share. */
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

  /** Starts a PostgreSQL with the settings of `npm start`, on data of its own. */
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

  /** Where the server keeps its data, and its `postmaster.pid`. */
  get location(): string {
    return this.postgres.location;
  }

  /** The quick number in a quick run. */
  pick<T>(full: T, quick: T): T {
    return this.quick ? quick : full;
  }

  /** A new database, empty or a copy of one that nobody is connected to. */
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

  /** Something several cases need: made once, closed at the end of the run. */
  once<T extends { close(): Promise<void> }>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.shared.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.shared.set(name, made);
    this.endings.push(async () => (await made).close());
    return made;
  }

  /** Everything written so far is on disk, so that it is not written during a measurement. */
  async settle(): Promise<void> {
    await this.execute('CHECKPOINT');
  }

  /** On what, when, and at which commit. */
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

  /** Runs one statement; answers its first value, if it has one. */
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
