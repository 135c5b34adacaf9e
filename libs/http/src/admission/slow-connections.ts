import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Limits } from './limits';

/** Between two looks at all connections, in ms. */
const lookMs = 500;
/** Bytes a bulk body must bring between two moments `idleSeconds` apart. */
const minBulkBytes = 1_024;
/** Bytes of answers that clients have not taken, in the whole process, at most. */
const maxUntakenBytes = 268_435_456;

/** How far a client had come when it was last seen to make progress. */
interface Progress {
  readonly bytes: number;
  readonly since: number;
}

/**
 * Cuts connections of clients that keep the process waiting: that take nothing of an answer, or send a bulk body
 * slowly or not at all. Refuses connections beyond the limits, in all and of one address.
 */
export class SlowConnections {
  private readonly sockets = new Set<Socket>();
  private readonly untaken = new Map<Socket, Progress>();
  private readonly uploads = new Map<IncomingMessage, Progress>();
  private readonly perAddress = new Map<string, number>();

  constructor(
    server: Server,
    private readonly limits: Limits,
  ) {
    server.on('connection', (socket) => this.connected(socket));
    const timer = setInterval(() => this.look(performance.now()), lookMs).unref();
    server.once('close', () => clearInterval(timer));
  }

  get many(): boolean {
    return this.sockets.size > 0.8 * this.limits.connections;
  }

  /** From now on the body of this request must make progress. */
  watchUpload(request: IncomingMessage): void {
    this.uploads.set(request, { bytes: request.socket.bytesRead, since: performance.now() });
    request.once('close', () => this.uploads.delete(request));
  }

  private connected(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const open = (this.perAddress.get(address) ?? 0) + 1;
    if (this.sockets.size >= this.limits.connections || open > this.limits.connectionsPerAddress) {
      socket.destroy();
      return;
    }
    this.perAddress.set(address, open);
    this.sockets.add(socket);
    socket.once('close', () => {
      this.sockets.delete(socket);
      this.untaken.delete(socket);
      const left = (this.perAddress.get(address) ?? 0) - 1;
      if (left > 0) this.perAddress.set(address, left);
      else this.perAddress.delete(address);
    });
  }

  private look(now: number): void {
    const waiting: Socket[] = [];
    for (const socket of this.sockets) {
      if (socket.writableLength === 0) this.untaken.delete(socket);
      else if (this.takesNothing(socket, now)) socket.destroy();
      else waiting.push(socket);
    }
    this.boundUntaken(waiting);
    for (const [request, progress] of this.uploads) this.lookAtUpload(request, progress, now);
  }

  private takesNothing(socket: Socket, now: number): boolean {
    const bytes = socket.bytesWritten - socket.writableLength;
    const progress = this.untaken.get(socket);
    if (progress?.bytes === bytes) return now - progress.since > this.limits.answerSeconds * 1_000;
    this.untaken.set(socket, { bytes, since: now });
    return false;
  }

  private boundUntaken(sockets: readonly Socket[]): void {
    let bytes = sockets.reduce((sum, { writableLength }) => sum + writableLength, 0);
    if (bytes <= maxUntakenBytes) return;
    for (const socket of [...sockets].sort((a, b) => b.writableLength - a.writableLength)) {
      if (bytes <= maxUntakenBytes) return;
      bytes -= socket.writableLength;
      socket.destroy();
    }
  }

  private lookAtUpload(request: IncomingMessage, { bytes, since }: Progress, now: number): void {
    if (request.complete) {
      this.uploads.delete(request);
      return;
    }
    const received = request.socket.bytesRead;
    // Bytes that wait here are not the client's fault: the lines before them are being handled.
    const enough = received - bytes >= minBulkBytes || request.readableLength > 0;
    if (enough) this.uploads.set(request, { bytes: received, since: now });
    else if (now - since > this.limits.idleSeconds * 1_000) request.socket.destroy();
  }
}
