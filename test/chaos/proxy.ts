import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A TCP proxy that injects network faults: delay, silence, or disconnection. It buffers one chunk per direction of a
 * connection.
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

  /** Listens on a loopback port and forwards to the port that `target` returns. */
  static async open(target: () => number): Promise<Proxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Proxy(server, target);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Delays every chunk. */
  slow(latencyMs: number): void {
    this.latencyMs = latencyMs;
  }

  /** Keeps connections open and forwards nothing. */
  blackHole(): void {
    this.silence = new Promise((resolve) => (this.endSilence = resolve));
  }

  /** Closes every connection and refuses new ones until it is lifted. */
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
      to.destroy(); // the other end notices it by the same close
    }
  }
}
