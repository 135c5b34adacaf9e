import { connect, type Socket } from 'node:net';

/** What one request came to. */
export interface Sample {
  /** Of the command that was sent. */
  readonly id: string;
  /** 0 when the connection broke. */
  readonly status: number;
  readonly milliseconds: number;
  /** The head of the answer, in lower case, and its body. */
  readonly head: string;
  readonly body: string;
}

export interface Command {
  readonly id: string;
  /** The whole HTTP request. */
  readonly bytes: Buffer;
}

/** Connections of an open loop, at most: beyond it a request is not sent, and counted. */
const maxConnections = 4_000;

/**
 * Sends requests as cheaply as it can, so that the machine is the server's: one request at a time on plain sockets.
 * A closed loop keeps a number of requests in flight; an open one sends at a rate, whatever becomes of the answers.
 */
export class Load {
  /** Requests an open loop could not send for want of connections. */
  unsent = 0;
  private readonly idle: Connection[] = [];
  private readonly all = new Set<Connection>();
  private stopped = false;

  constructor(
    private readonly url: URL,
    private readonly next: () => Command,
    private readonly onSample: (sample: Sample) => void,
  ) {}

  async closed(inFlight: number, seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1_000;
    const loop = async () => {
      while (performance.now() < until) await this.send();
    };
    await Promise.all(Array.from({ length: inFlight }, loop));
  }

  async open(perSecond: number, seconds: number, onSecond: () => void): Promise<void> {
    const begin = performance.now();
    const pending = new Set<Promise<void>>();
    let [sent, told] = [0, 0];
    for (let elapsed = 0; elapsed < seconds;) {
      const due = Math.floor(elapsed * perSecond);
      for (; sent < due; sent += 1) {
        if (this.idle.length === 0 && this.all.size >= maxConnections) this.unsent += 1;
        else {
          const answered = this.send();
          pending.add(answered);
          void answered.then(() => pending.delete(answered));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
      elapsed = (performance.now() - begin) / 1_000;
      for (; told < Math.floor(elapsed); told += 1) onSecond();
    }
    await Promise.all(pending);
  }

  close(): void {
    this.stopped = true;
    for (const connection of this.all) connection.end();
  }

  private async send(): Promise<void> {
    const { id, bytes } = this.next();
    const connection = this.idle.pop() ?? this.connection();
    const started = performance.now();
    const answer = await connection.ask(bytes);
    this.onSample({ id, milliseconds: performance.now() - started, ...answer });
    if (answer.status === 0 || this.stopped) this.all.delete(connection);
    else this.idle.push(connection);
  }

  private connection(): Connection {
    const connection = new Connection(connect(Number(this.url.port), this.url.hostname));
    this.all.add(connection);
    return connection;
  }
}

type RawAnswer = Pick<Sample, 'status' | 'head' | 'body'>;
const broken: RawAnswer = { status: 0, head: '', body: '' };

/** A socket with one request on it at a time. Understands answers with a content length, as the API gives them. */
class Connection {
  private received = '';
  private answer: ((answer: RawAnswer) => void) | undefined;

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', () => this.settle(broken));
    socket.on('close', () => this.settle(broken));
  }

  ask(bytes: Buffer): Promise<RawAnswer> {
    return new Promise((resolve) => {
      this.answer = resolve;
      if (this.socket.destroyed) this.settle(broken);
      else this.socket.write(bytes);
    });
  }

  end(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.received += chunk;
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.slice(0, end).toLowerCase();
    const bodyEnd = end + 4 + Number(/content-length: (\d+)/.exec(head)?.[1]);
    if (this.received.length < bodyEnd) return;
    const body = this.received.slice(end + 4, bodyEnd);
    this.received = '';
    this.settle({ status: Number(head.slice(9, 12)), head, body });
  }

  private settle(answer: RawAnswer): void {
    this.answer?.(answer);
    this.answer = undefined;
  }
}
