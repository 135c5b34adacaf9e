import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/**
 * Below the ephemeral range (Linux: 32768 and up): an outgoing connection could take the port while a server is down,
 * or, on loopback, a client that reconnects could connect to itself.
 */
const [lowest, highest] = [10_000, 32_767];
/** Attempts for each requested port. */
const tries = 100;

/** Distinct free ports on loopback. @throws Error when there are not enough. */
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
