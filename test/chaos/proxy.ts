import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A piece of network between a program and what it talks to, that can be made bad: slow, silent, or cut. It holds one
 * chunk of each direction of a connection, no more.
 */
export class Proxy {
  private readonly sockets = new Set<Socket>();
  private latencyMs = 0;
  private refuses = false;
  /** Resolves when the silence ends. */
  private silence: Promise<void> | undefined;
  private endSilence: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: () => number,
  ) {
    server.on('connection', (near) => this.carry(near));
  }

  /** Listens on a port of loopback; what comes there goes on to the port that `target` answers. */
  static async open(target: () => number): Promise<Proxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Proxy(server, target);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every chunk waits so long before it goes on. */
  slow(latencyMs: number): void {
    this.latencyMs = latencyMs;
  }

  /** Connections stay and nothing passes: like a switch that has lost its memory. */
  blackHole(): void {
    this.silence = new Promise((resolve) => (this.endSilence = resolve));
  }

  /** Ends every connection; while it lasts, new ones are ended as soon as they are made. */
  cut(): void {
    this.refuses = true;
    for (const socket of this.sockets) socket.destroy();
  }

  heal(): void {
    this.latencyMs = 0;
    this.refuses = false;
    this.silence = undefined;
    this.endSilence();
  }

  async close(): Promise<void> {
    this.heal();
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }

  private carry(near: Socket): void {
    if (this.refuses) return void near.destroy();
    const far = connect(this.target(), '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      void this.pump(socket, other);
    }
  }

  private async pump(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from) {
        if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
        await this.silence;
        if (!to.write(chunk as Buffer)) await once(to, 'drain');
      }
      to.end();
    } catch {
      to.destroy(); // the other end is told by the same
    }
  }
}
