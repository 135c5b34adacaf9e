import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/**
 * Below the range for outgoing connections (Linux: 32768 and up): one of those could hold the port while a server is away,
 * or, on loopback, a client that looks for the server could be connected with itself.
 */
const [lowest, highest] = [10_000, 32_767];
/** Ports tried for each that is wanted. */
const tries = 100;

/** Ports of loopback that nobody listens at now, each another. @throws Error there are not so many. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = new Map<number, Server>();
  try {
    for (let left = tries * count; probes.size < count; left -= 1) {
      if (left === 0) throw new Error(`no ${count} free ports found between ${lowest} and ${highest}`);
      const port = randomInt(lowest, highest + 1);
      const probe = probes.has(port) ? undefined : await listening(port);
      if (probe !== undefined) probes.set(port, probe);
    }
    return [...probes.keys()];
  } finally {
    await Promise.all([...probes.values()].map((probe) => new Promise((closed) => probe.close(closed))));
  }
}

function listening(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => resolve(probe));
  });
}
