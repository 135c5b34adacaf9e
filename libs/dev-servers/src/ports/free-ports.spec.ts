import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePorts } from './free-ports';

describe('free ports', () => {
  it('given a number of ports, then they are distinct, free and below the ephemeral range', async () => {
    const ports = await freePorts(200);
    expect(new Set(ports).size).toBe(200);
    expect(ports.filter((port) => port < 10_000 || port > 32_767)).toEqual([]);
    const servers: Server[] = [];
    try {
      for (const port of ports) {
        const server = createServer().listen(port, '127.0.0.1');
        servers.push(server);
        await once(server, 'listening');
      }
    } finally {
      for (const server of servers) server.close();
    }
  });
});
