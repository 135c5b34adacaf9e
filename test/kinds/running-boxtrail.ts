import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { keysOf, RealProcess, temporaryData } from '../support/boxtrail';
import { copyDay, sharedBoxtrail } from './shared-boxtrail';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

export interface Sent {
  /** Role of the key; `admin` when omitted, no key when null. */
  readonly as?: string | null;
  readonly json?: unknown;
  /** A raw body; `type` is its content type. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  /** Added to the headers of every request; an undefined one is not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A process of `npm start` with its own PostgreSQL and a small day in its log. */
export class RunningBoxtrail {
  private constructor(
    private readonly own: RealProcess | undefined,
    readonly url: string,
    /** One API key for each role. */
    readonly keys: Readonly<Record<string, string>>,
    /** Folder with the keys, the database and the log file. */
    readonly dir: string,
    private readonly remove: () => Promise<void>,
  ) {}

  /**
   * The process that the files of this worker share, on a played day. For tests that use ids of their own, end nothing,
   * and do not read what other tests write.
   */
  static async shared(): Promise<RunningBoxtrail> {
    const { url, dir } = await sharedBoxtrail();
    return new RunningBoxtrail(undefined, url, keysOf(dir), dir, () => Promise.resolve());
  }

  /**
   * Starts a separate process. `args` are those of `npm start`; `env` is added to its environment; `day`: a folder with
   * the day of these arguments, played before.
   */
  static async start(
    args: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
    day?: string,
  ): Promise<RunningBoxtrail> {
    const data = temporaryData();
    if (day !== undefined || !args.includes('--boxes')) await copyDay(data.dir, day);
    const service = RealProcess.start(['--boxes', '20', '--data', data.dir, ...args], {
      HOUSEHOLD_BOX_LIMIT: '5000', // tests of size have one household with all boxes of a round
      ...env,
    });
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    const url = /ready at (http:\/\/[\d.:]+) /.exec(service.output)?.[1] ?? '';
    return new RunningBoxtrail(service, url, keysOf(data.dir), data.dir, () => data.remove());
  }

  get process(): RealProcess {
    if (this.own === undefined) throw new Error('it is shared: use start()');
    return this.own;
  }

  /** Ends it, unless it is shared. */
  async stop(): Promise<void> {
    this.own?.kill('SIGTERM');
    await this.own?.ended;
    await this.remove();
  }

  /** One request. A POST gets a new Idempotency-Key unless `headers` has one. */
  async ask(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const { as = 'admin', json, raw, type = 'application/json', headers = {} } = sent;
    const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
    const all = {
      ...(as !== null && { authorization: `Bearer ${this.keys[as] ?? ''}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...(method === 'POST' && { 'idempotency-key': `kinds-${randomUUID()}` }),
      ...headers,
    };
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body !== undefined && { body }),
      headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  /** Repeats a read until the answer matches, for at most 30 s; returns the last answer. */
  async eventually(path: string, expected: (answer: Answer) => boolean): Promise<Answer> {
    for (const end = Date.now() + 30_000; ; await new Promise((done) => setTimeout(done, 100))) {
      const answer = await this.ask('GET', path);
      if (expected(answer) || Date.now() > end) return answer;
    }
  }

  /** Writes raw bytes to a connection; returns everything received until it is closed. */
  exchange(bytes: string | Uint8Array, withinMs = 5_000): Promise<string> {
    const { hostname, port } = new URL(this.url);
    return new Promise((done, failed) => {
      let received = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      const timer = setTimeout(() => socket.destroy(), withinMs);
      socket.setEncoding('utf8').on('data', (text: string) => (received += text));
      socket.once('error', failed);
      socket.once('close', () => {
        clearTimeout(timer);
        done(received);
      });
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For each consumer group of the process: positions of the log that it is not done with. */
export async function groupLags(boxtrail: RunningBoxtrail): Promise<number[]> {
  const { text } = await boxtrail.ask('GET', '/metrics', { as: null });
  const lags = [...text.matchAll(/^boxtrail_group_lag_messages\{.*\} (\d+)$/gm)].map(([, lag]) =>
    Number(lag),
  );
  if (lags.length === 0) throw new Error(`no lag of a group in ${text.slice(0, 500)}`);
  return lags;
}
