import { connect, type Socket } from 'node:net';
import type { Start } from './child';

export interface Load {
  /** A raw request; `{n}` becomes a number of 9 digits, `{v}` the next of the values. */
  readonly request: string;
  readonly values: readonly string[];
  readonly count: number;
  /** Number of the first request. */
  readonly from: number;
}

/** A minimal client in its own process, with a number of connections and one request in flight on each. */
export const start: Start<{ url: string; connections: number }, Load, void> = async ({
  url,
  connections,
}) => {
  const { hostname, port } = new URL(url);
  const opened = await Promise.all(
    Array.from({ length: connections }, () => Connection.open(hostname, Number(port))),
  );
  return {
    run: async ({ request, values, count, from }) => {
      let sent = 0;
      const worker = async (connection: Connection) => {
        while (sent < count) {
          const n = from + sent;
          sent += 1;
          await connection.send(
            request
              .replaceAll('{n}', String(n).padStart(9, '0'))
              .replaceAll('{v}', () => values[(n * 7_919) % values.length] ?? ''),
          );
        }
      };
      await Promise.all(opened.map(worker));
    },
    close: async () => opened.forEach((connection) => connection.close()),
  };
};

class Connection {
  private received = '';
  private waiting: { answered(): void; failed(error: Error): void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text) => this.read(String(text)));
    socket.on('error', (error) => this.waiting?.failed(error));
    socket.on('close', () => this.waiting?.failed(new Error('the server closed the connection')));
  }

  static open(host: string, port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** Resolves when the whole answer is there. Throws when it is not a success. */
  send(request: string): Promise<void> {
    return new Promise((answered, failed) => {
      this.waiting = { answered, failed };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private read(text: string): void {
    this.received += text;
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.received)?.[1] ?? 0);
    if (this.received.length < end + 4 + length) return;
    const answer = this.received;
    this.received = '';
    if (/^HTTP\/1.1 2/.test(answer)) this.waiting?.answered();
    else this.waiting?.failed(new Error(answer));
  }
}
