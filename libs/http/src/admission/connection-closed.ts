import type { Socket } from 'node:net';

const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls back when a connection is closed, with one listener however many wait; answers how to stop waiting. A response that
 * stands behind another on its connection (pipelining) gets no event: only the connection does.
 */
export function onceClosed(socket: Socket, call: () => void): () => void {
  let calls = waiting.get(socket);
  if (calls === undefined) {
    const all = new Set<() => void>();
    socket.once('close', () => {
      for (const each of [...all]) each();
    });
    waiting.set(socket, all);
    calls = all;
  }
  const mine = calls;
  if (socket.destroyed) setImmediate(call);
  else mine.add(call);
  return () => mine.delete(call);
}
