import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPostgres, freePorts, startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { withApiKeys } from '@boxtrail/http';
import { keyRing, type KeyRing } from '@boxtrail/cli/start/keys';
import { Pool } from 'pg';
import { postmasterPid, root } from '../support/boxtrail';
import type { SmallDisk } from '../torture/small-disk';
import { Broker } from './broker';
import { Program } from './program';
import { Proxy } from './proxy';
import { contextNames } from '../../apps/contexts';

export const contexts = contextNames;

/** The first instance of each service is on one side of the network, the second on the other. */
const sides = 2;

/** The proxies of one side: to database, log and broker, and from the gateway to each service. */
export interface Side {
  readonly kafka: readonly Proxy[];
  readonly postgres: readonly Proxy[];
  readonly services: readonly Proxy[];
}

const readyWithinMs = 120_000;

/** Services in two instances, a gateway, a broker and a database, with proxies between them. */
export class Installation {
  keys: KeyRing = {};
  readonly sides: Side[] = [];
  readonly services: Program[] = [];
  private readonly extras: Program[] = [];
  private readonly opened: (() => Promise<void>)[] = [];

  private constructor(
    readonly dir: string,
    private readonly say: (line: string) => void,
    /** Where PostgreSQL keeps its data, when its disk can be filled; undefined: in `dir`. */
    readonly disk: Pick<SmallDisk, 'path' | 'fill' | 'clear'> | undefined,
  ) {}

  gateway: Program;
  broker: Broker;
  postgres: EmbeddedPostgres;

  /** Starts everything on the data in `dir`; resolves when the gateway reports that every service is ready. */
  static async start(
    dir: string,
    say: (line: string) => void,
    disk?: Installation['disk'],
  ): Promise<Installation> {
    const installation = new Installation(dir, say, disk);
    try {
      await installation.open();
      return installation;
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  get url(): string {
    return this.gateway.url;
  }

  get programs(): Program[] {
    return [...this.services, this.gateway];
  }

  /** Programs that exited without a fault, and how. */
  get endedByThemselves(): string[] {
    return [...this.programs, ...this.extras].flatMap(({ endedByItself }) => endedByItself);
  }

  instancesOf(context: string): Program[] {
    return this.services.filter(({ name }) => name.startsWith(`${context}-`));
  }

  /** The postmaster, from its pid file. */
  killPostgres(): void {
    process.kill(postmasterPid(this.databaseDir), 'SIGKILL');
  }

  /** The lease's term of a topic: it grows each time another instance takes the lease. */
  async leaseOf(topic: string): Promise<string | undefined> {
    const pool = new Pool({ connectionString: this.postgres.url, max: 1, connectionTimeoutMillis: 5_000 });
    try {
      const { rows } = await pool.query<{ epoch: string }>(
        'SELECT epoch FROM messaging.topics WHERE topic = $1',
        [topic],
      );
      return rows[0]?.epoch;
    } finally {
      await pool.end();
    }
  }

  private get databaseDir(): string {
    return this.disk === undefined ? this.dir : join(this.disk.path, 'data');
  }

  /** A further instance unknown to the gateway: it joins the groups, and may publish the topic. */
  async extra(context: string): Promise<Program> {
    const [port = 0] = await freePorts(1);
    const program = this.program(context, 'extra', port, 0);
    this.extras.push(program);
    this.opened.push(() => program.end());
    program.start();
    return program;
  }

  async close(): Promise<void> {
    this.disk?.clear();
    for (const { kafka, postgres, services } of this.sides)
      for (const proxy of [...kafka, ...postgres, ...services]) proxy.heal();
    for (const close of this.opened.splice(0).reverse())
      await close().catch((error: Error) => this.say(error.message));
  }

  private async open(): Promise<void> {
    const { dir, say } = this;
    await mkdir(join(dir, 'logs'), { recursive: true });
    let kafkaPorts: number[] = [];
    const ports = await freePorts(contexts.length * sides + 1);
    for (let side = 0; side < sides; side += 1) {
      const kafka = [await this.network(() => kafkaPorts[side] ?? 0)];
      const postgres = [await this.network(() => Number(new URL(this.postgres.url).port))];
      const services = [];
      for (let n = 0; n < contexts.length; n += 1) {
        const port = ports[side * contexts.length + n] ?? 0;
        services.push(await this.network(() => port));
      }
      this.sides.push({ kafka, postgres, services });
    }
    const started = await Broker.start(
      join(dir, 'kafka'),
      this.sides.flatMap(({ kafka }) => kafka.map(({ port }) => port)),
    );
    kafkaPorts = started.ports;
    this.broker = started.broker;
    this.opened.push(() => this.broker.stop());
    this.postgres = await startEmbeddedPostgres({
      dataDir: this.databaseDir,
      log: (line) => say(`  ${line}`),
    });
    this.opened.push(() => this.postgres.stop());
    await this.startPrograms(ports);
  }

  private async network(target: () => number): Promise<Proxy> {
    const proxy = await Proxy.open(target);
    this.opened.push(() => proxy.close());
    return proxy;
  }

  /** Ports of the first side's services, of the second's, and of the gateway. */
  private async startPrograms(ports: readonly number[]): Promise<void> {
    for (let side = 0; side < sides; side += 1)
      for (const [n, context] of contexts.entries())
        this.services.push(
          this.program(context, String(side + 1), ports[side * contexts.length + n] ?? 0, side),
        );
    const addresses = (n: number) =>
      this.sides.map(({ services }) => `http://127.0.0.1:${services[n]?.port}`).join(',');
    this.gateway = new Program({
      name: 'gateway',
      file: join(root, 'dist/apps/gateway/main.js'),
      log: join(this.dir, 'logs/gateway.log'),
      port: ports.at(-1) ?? 0,
      env: Object.fromEntries(contexts.map((context, n) => [`${context.toUpperCase()}_URL`, addresses(n)])),
    });
    this.opened.push(async () => {
      await Promise.all(this.programs.map((program) => program.end()));
    });
    for (const program of this.programs) program.start();
    await this.ready();
    this.keys = (
      await withApiKeys(this.postgres.url, (keys) => keyRing(keys, join(this.dir, 'keys.json')))
    ).keys;
  }

  /** Resolves when every instance and the gateway are ready and nothing is degraded. */
  async ready(): Promise<void> {
    for (const deadline = Date.now() + readyWithinMs; ;) {
      const answers = await Promise.all(this.programs.map(({ url }) => isReady(url)));
      if (answers.every(Boolean)) return;
      if (Date.now() > deadline) {
        const late = this.programs.filter((_, i) => answers[i] !== true);
        const words = await Promise.all(late.map(async ({ name, url }) => `${name} (${await saysOf(url)})`));
        throw new Error(`not ready in ${readyWithinMs / 1_000} s: ${words.join(', ')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private program(context: string, instance: string, port: number, side: number): Program {
    const [kafka] = this.sides[side]?.kafka ?? [];
    const [postgres] = this.sides[side]?.postgres ?? [];
    const database = new URL(this.postgres.url);
    database.port = String(postgres?.port);
    const name = `${context}-${instance}`;
    return new Program({
      name,
      file: join(root, `dist/apps/${context}/main.js`),
      log: join(this.dir, `logs/${name}.log`),
      port,
      env: {
        DATABASE_URL: database.href,
        MESSAGING: 'kafka',
        KAFKA_BROKERS: `127.0.0.1:${kafka?.port}`,
      },
    });
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  const said = (await answer?.json().catch(() => undefined)) as { degraded?: readonly string[] } | undefined;
  return answer?.ok === true && (said?.degraded ?? []).length === 0;
}

/** The health report of a program that is not ready. */
async function saysOf(url: string): Promise<string> {
  try {
    return (await (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })).text()).slice(
      0,
      500,
    );
  } catch (error) {
    return String(error);
  }
}
