import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { freePorts } from '../ports/free-ports';
import { BrokerProcess } from './broker-process';
import { brokerSettings, type BrokerPorts, type FurtherListeners } from './broker-settings';
import { kafkaJars, kafkaVersion } from './kafka-jars';

const readyWithinMs = 60_000;
/** How often a start picks ports. */
const portTries = 3;
/** What Java says when a port is in use. */
const portTaken = 'java.net.BindException';

/** A real Apache Kafka, one KRaft node on loopback, started by this process. It exits when this process does. */
export class LocalKafka {
  readonly version = kafkaVersion;

  private constructor(
    private readonly home: string,
    private readonly jars: string,
    private readonly ports: BrokerPorts,
    private readonly further: FurtherListeners | undefined,
    private process: BrokerProcess,
  ) {}

  /**
   * Starts a broker with its data, settings and log in `home`; a second start in the same folder reuses the data.
   * Resolves when the broker answers.
   * @throws KafkaNotInstalled
   * @throws Error with the broker's output when it is not ready within 60 s.
   */
  static async start(
    home: string,
    say?: (line: string) => void,
    further?: FurtherListeners,
  ): Promise<LocalKafka> {
    const jars = await kafkaJars(say);
    await mkdir(home, { recursive: true });
    for (let attempt = 1; ; attempt += 1) {
      const [clients = 0, controller = 0] = await freePorts(2);
      const ports = { clients, controller };
      try {
        return new LocalKafka(home, jars, ports, further, await launch(home, jars, ports, further));
      } catch (error) {
        // Another process can take a free port before the broker does.
        if (attempt === portTries || !(error as Error).message.includes(portTaken)) throw error;
      }
    }
  }

  /** For `KAFKA_BROKERS`. */
  get brokers(): string {
    return `127.0.0.1:${this.ports.clients}`;
  }

  get pid(): number {
    return this.process.pid;
  }

  /** Ends it with a signal such as SIGKILL; resolves after it exited. */
  kill(signal: NodeJS.Signals): Promise<void> {
    return this.process.kill(signal);
  }

  /** Pauses it: SIGSTOP, later SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.process.signal(signal);
  }

  /** Stops it cleanly; kills it after 20 s. */
  stop(): Promise<void> {
    return this.process.stop();
  }

  /** Stops it if it is running, then restarts it with the same data and ports. */
  async restart(): Promise<void> {
    await this.process.stop();
    this.process = await launch(this.home, this.jars, this.ports, this.further);
  }
}

async function launch(
  home: string,
  jars: string,
  ports: BrokerPorts,
  further?: FurtherListeners,
): Promise<BrokerProcess> {
  const dataDir = join(home, 'data');
  const settings = join(home, 'server.properties');
  await writeFile(settings, brokerSettings(ports, dataDir, further));
  if (!existsSync(join(dataDir, 'meta.properties'))) await format(jars, settings);
  const log = join(home, 'broker.log');
  const before = existsSync(log) ? (await stat(log)).size : 0;
  const broker = await BrokerProcess.spawn(jars, settings, log);
  try {
    await answers(ports.clients, broker);
  } catch (error) {
    await broker.kill('SIGKILL');
    const text = (await readFile(log)).subarray(before).toString();
    const words = text.includes(portTaken) ? portTaken : text.trimEnd().split('\n').slice(-5).join('\n');
    throw new Error(`Kafka did not start: ${(error as Error).message}\n${words}`, { cause: error });
  }
  return broker;
}

/** Gives an empty data folder its cluster id. */
async function format(jars: string, settings: string): Promise<void> {
  const tool = ['-cp', join(jars, '*'), 'kafka.tools.StorageTool'];
  const run = promisify(execFile);
  const { stdout } = await run('java', [...tool, 'random-uuid'], { timeout: readyWithinMs });
  const id = stdout.trim().split('\n').pop() ?? '';
  await run('java', [...tool, 'format', '-t', id, '-c', settings], { timeout: readyWithinMs });
}

async function answers(port: number, broker: BrokerProcess): Promise<void> {
  const client = new Kafka({
    clientId: 'boxtrail-start',
    brokers: [`127.0.0.1:${port}`],
    connectionTimeout: 1_000,
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  });
  for (const deadline = Date.now() + readyWithinMs; ;) {
    const admin = client.admin();
    try {
      await admin.connect();
      const { brokers } = await admin.describeCluster();
      if (brokers.length > 0) return;
    } catch (error) {
      if (broker.hasExited) throw new Error('it ended at once', { cause: error });
      if (Date.now() > deadline) throw error;
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
