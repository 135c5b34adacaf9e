import { spawn, spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { kafkaJars } from '@boxtrail/dev-servers';

/** How a producer encodes its batches. */
export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
export const compressions: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

export interface Outgoing {
  readonly key: string | null;
  readonly value: string | Buffer | null;
  /** A name may come twice; null is a header without a value. */
  readonly headers: readonly (readonly [string, string | Buffer | null])[];
}

/** A Kafka client that is not ours. */
export interface ForeignProducer {
  send(compression: Compression, ...messages: Outgoing[]): Promise<void>;
}

/** Why kcat (librdkafka) is unavailable; undefined when it is installed. */
export const whatKcatLacks = (): string | undefined =>
  spawnSync('kcat', ['-V']).error === undefined
    ? undefined
    : 'there is no kcat on the PATH (Debian and Ubuntu: apt-get install -y kcat)';

/** kcat is librdkafka, the library behind most clients in C, C++, Python, Go and .NET. One process for each message. */
export function kcat(brokers: string, topic: string): ForeignProducer {
  return {
    async send(compression, ...messages) {
      for (const { key, value, headers } of messages) {
        const options = headers.flatMap(([name, text]) => [
          '-H',
          text === null ? name : `${name}=${String(text)}`,
        ]);
        const common = ['-P', '-b', brokers, '-t', topic, '-z', compression, ...options];
        // -Z: an empty body after the delimiter of -K is null.
        if (value === null) await run('kcat', [...common, '-Z', '-K', '\t'], `${key ?? ''}\t\n`);
        else await run('kcat', [...common, ...(key === null ? [] : ['-k', key])], `${String(value)}\n`);
      }
    },
  };
}

/** The Java client of Apache Kafka, as Spring and Kafka Connect use it. */
export class JavaProducer implements ForeignProducer {
  private readonly waiting: { done: () => void; failed: (error: Error) => void }[] = [];
  private said = '';

  private constructor(
    private readonly java: ReturnType<typeof spawn>,
    private readonly topic: string,
  ) {
    java.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (this.said = (this.said + text).slice(-2_000)));
    createInterface({ input: java.stdout! }).on('line', (line) => {
      if (line === 'done') this.waiting.shift()?.done();
    });
    java.once('exit', () => {
      for (const { failed } of this.waiting.splice(0))
        failed(new Error(`the Java producer ended: ${this.said}`));
    });
  }

  static async start(brokers: string, topic: string): Promise<JavaProducer> {
    const classPath = join(await kafkaJars(), '*');
    const source = join(__dirname, 'ForeignProducer.java');
    return new JavaProducer(spawn('java', ['-cp', classPath, source, brokers]), topic);
  }

  async send(compression: Compression, ...messages: Outgoing[]): Promise<void> {
    for (const { key, value, headers } of messages) {
      const all = headers.map(([name, text]) => `${base64(name)}:${base64(text)}`).join(',');
      await this.step(`send ${compression} ${this.topic} ${base64(key)} ${base64(value)} ${all}`);
    }
  }

  /** Sends messages in one transaction, which is then committed or aborted. */
  async transaction(end: 'commit' | 'abort', ...messages: Outgoing[]): Promise<void> {
    await this.step('transaction');
    await this.send('zstd', ...messages);
    await this.step(end);
  }

  async close(): Promise<void> {
    this.java.stdin?.end();
    await new Promise((resolve) =>
      this.java.exitCode === null ? this.java.once('exit', resolve) : resolve(0),
    );
  }

  private step(line: string): Promise<void> {
    return new Promise((done, failed) => {
      if (this.java.exitCode !== null) return failed(new Error(`the Java producer has ended: ${this.said}`));
      this.waiting.push({ done, failed });
      this.java.stdin?.write(`${line}\n`);
    });
  }
}

const base64 = (text: string | Buffer | null): string =>
  text === null ? '-' : Buffer.from(text).toString('base64');

async function run(program: string, args: readonly string[], input: string): Promise<void> {
  const child = spawn(program, args);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdin.on('error', () => undefined); // it has exited: its status explains
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

/** The encoding of a topic's batches on the broker's disk. */
export async function packedAs(dataDir: string, topic: string): Promise<Set<Compression>> {
  const found = new Set<Compression>();
  const folders = (await readdir(dataDir)).filter((name) => name.replace(/-\d+$/, '') === topic);
  for (const folder of folders) {
    const log = await readFile(join(dataDir, folder, '00000000000000000000.log'));
    for (let at = 0; at + 61 <= log.length; at += 12 + log.readInt32BE(at + 8)) {
      const compression = compressions[log.readInt16BE(at + 21) & 7];
      if (compression !== undefined) found.add(compression);
    }
  }
  return found;
}
