import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { BrokerProcess, brokerSettings, freePorts, kafkaJars } from '@boxtrail/dev-servers';

const readyWithinMs = 60_000;

/** Listeners of a broker behind proxies: each advertises the address of its proxy. */
interface Listener {
  readonly name: string;
  readonly port: number;
  /** The address advertised to clients. */
  readonly advertised: number;
}

/**
 * A real Apache Kafka, one KRaft node, whose clients connect through proxies. The harness itself uses a direct
 * listener.
 */
export class Broker {
  private constructor(
    private readonly home: string,
    private readonly jars: string,
    private readonly ports: { readonly clients: number; readonly controller: number },
    private readonly listeners: readonly Listener[],
  ) {}

  private process: BrokerProcess | undefined;

  /** `advertised` are the ports of the proxies; `portOf` returns the target of each. */
  static async start(
    home: string,
    advertised: readonly number[],
  ): Promise<{ broker: Broker; ports: number[] }> {
    const jars = await kafkaJars();
    const [clients = 0, controller = 0, ...ports] = await freePorts(2 + advertised.length);
    const listeners = ports.map((port, i) => ({
      name: `SIDE${i + 1}`,
      port,
      advertised: advertised[i] ?? 0,
    }));
    const broker = new Broker(home, jars, { clients, controller }, listeners);
    await mkdir(home, { recursive: true });
    await broker.launch();
    await broker.answers();
    return { broker, ports };
  }

  /** The direct listener of the harness. */
  get address(): string {
    return `127.0.0.1:${this.ports.clients}`;
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  /**
   * kill -9 or a clean stop, then a restart on the same data. Resolves when the new process was started, not when it is
   * ready.
   */
  async restart(how: 'SIGKILL' | 'SIGTERM', awayMs: number): Promise<void> {
    if (how === 'SIGKILL') await this.process?.kill('SIGKILL');
    else await this.process?.stop();
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    await this.launch();
  }

  async stop(): Promise<void> {
    this.process?.signal('SIGCONT');
    await this.process?.stop();
  }

  /** Resolves when it answers. Throws after a minute. */
  async answers(): Promise<void> {
    const client = new Kafka({
      clientId: 'chaos-start',
      brokers: [this.address],
      connectionTimeout: 1_000,
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    });
    for (const deadline = Date.now() + readyWithinMs; ;) {
      const admin = client.admin();
      try {
        await admin.connect();
        if ((await admin.describeCluster()).brokers.length > 0) return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      } finally {
        await admin.disconnect().catch(() => undefined);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async launch(): Promise<void> {
    const settings = join(this.home, 'server.properties');
    const data = join(this.home, 'data');
    await writeFile(settings, `${brokerSettings(this.ports, data)}${this.ways()}`);
    if (!existsSync(join(data, 'meta.properties'))) {
      const tool = ['-cp', join(this.jars, '*'), 'kafka.tools.StorageTool'];
      const run = promisify(execFile);
      const { stdout } = await run('java', [...tool, 'random-uuid'], { timeout: readyWithinMs });
      const id = stdout.trim().split('\n').pop() ?? '';
      await run('java', [...tool, 'format', '-t', id, '-c', settings], { timeout: readyWithinMs });
    }
    this.process = await BrokerProcess.spawn(this.jars, settings, join(this.home, 'broker.log'));
  }

  /** The later value of a repeated property counts. */
  private ways(): string {
    const { clients, controller } = this.ports;
    const own = { name: 'PLAINTEXT', port: clients, advertised: clients };
    const ways = [own, ...this.listeners];
    const at = (port: number) => `127.0.0.1:${port}`;
    return [
      `listeners=${ways.map(({ name, port }) => `${name}://${at(port)}`).join(',')},CONTROLLER://${at(controller)}`,
      `advertised.listeners=${ways.map(({ name, advertised }) => `${name}://${at(advertised)}`).join(',')}`,
      `listener.security.protocol.map=CONTROLLER:PLAINTEXT,${ways.map(({ name }) => `${name}:PLAINTEXT`).join(',')}`,
      '',
    ].join('\n');
  }
}
