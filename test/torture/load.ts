import { connect, type Socket } from 'node:net';

/** The outcome of one request. */
export interface Sample {
  /** Id of the command. */
  readonly id: string;
  /** 0 when the connection broke. */
  readonly status: number;
  readonly milliseconds: number;
  /** The head of the answer in lower case, and its body; or the reason why the connection broke. */
  readonly head: string;
  readonly body: string;
}

export interface Command {
  readonly id: string;
  /** The raw HTTP request. */
  readonly bytes: Buffer;
}

/**
 * Load generators with minimal client cost. A closed loop keeps a fixed number of requests in flight; an open loop
 * sends at a fixed rate independent of the answers, on new connections while all others wait.
 */
export class Load {
  /** Whether each request uses a new connection. */
  fresh = false;
  /** Requests an open loop could not send because every client was waiting for its answer. */
  unsent = 0;
  /** Clients in turn, so that none is idle until the server closes it. */
  private readonly idle: Connection[] = [];
  private readonly connections = new Set<Connection>();
  private readonly url: URL;

  constructor(
    url: string,
    /** Largest number of connections, each with one request in flight. */
    private readonly clients: number,
    private readonly next: () => Command,
    private readonly onSample: (sample: Sample) => void,
  ) {
    this.url = new URL(url);
  }

  async closed(inFlight: number, seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1_000;
    const loop = async () => {
      while (performance.now() < until) await this.send(this.free() ?? this.connection());
    };
    await Promise.all(Array.from({ length: inFlight }, loop));
  }

  /** Resolves when the time is over; answers may still be outstanding. */
  async open(perSecond: number, seconds: number): Promise<void> {
    const begin = performance.now();
    let sent = 0;
    for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - begin) / 1_000) {
      for (const due = Math.floor(elapsed * perSecond); sent < due; sent += 1) {
        const connection = this.free();
        if (connection === undefined) this.unsent += 1;
        else void this.send(connection);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  close(): void {
    for (const connection of this.connections) connection.end();
  }

  private async send(connection: Connection): Promise<void> {
    const { id, bytes } = this.next();
    const started = performance.now();
    const answer = await connection.ask(bytes);
    this.onSample({ id, milliseconds: performance.now() - started, ...answer });
    if (this.fresh || answer.status === 0 || /\r\nconnection: close/.test(answer.head)) connection.end();
    else this.idle.push(connection);
  }

  /** An idle connection, or a new one up to the limit; undefined when all wait for their answers. */
  private free(): Connection | undefined {
    for (let idle = this.idle.shift(); idle !== undefined; idle = this.idle.shift())
      if (idle.open) return idle;
    return this.connections.size < this.clients ? this.connection() : undefined;
  }

  private connection(): Connection {
    const connection = new Connection(connect(Number(this.url.port), this.url.hostname), () =>
      this.connections.delete(connection),
    );
    this.connections.add(connection);
    return connection;
  }
}

type RawAnswer = Pick<Sample, 'status' | 'head' | 'body'>;
const broken = (why: string): RawAnswer => ({ status: 0, head: '', body: why });

/** A socket with one request at a time. Parses answers with a Content-Length, as the API sends them. */
class Connection {
  private received = '';
  private answer: ((answer: RawAnswer) => void) | undefined;

  constructor(
    private readonly socket: Socket,
    closed: () => void,
  ) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', ({ message }) => this.settle(broken(message)));
    socket.on('close', () => {
      closed();
      this.settle(broken(`closed by the server${this.received === '' ? '' : ` after ${this.received}`}`));
    });
  }

  get open(): boolean {
    return !this.socket.destroyed;
  }

  ask(bytes: Buffer): Promise<RawAnswer> {
    return new Promise((resolve) => {
      this.answer = resolve;
      if (this.socket.destroyed) this.settle(broken('closed before it was used'));
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
