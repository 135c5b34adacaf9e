import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultLimits } from './limits';
import { SlowConnections } from './slow-connections';

const deadlineMs = 30_000;

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + deadlineMs; !condition() && Date.now() < deadline;) await pause(20);
  expect(condition()).toBe(true);
}

describe('connections that keep a process waiting', () => {
  let server: Server;
  let sockets: Socket[] = [];
  const responses: ServerResponse[] = [];
  beforeEach(async () => {
    server = createServer();
    const limits = { ...defaultLimits, answerSeconds: 1, idleSeconds: 1, connectionsPerAddress: 3 };
    const slow = new SlowConnections(server, limits);
    server.on('request', (request, response) => {
      responses.push(response);
      if (request.method === 'POST') slow.watchUpload(request.resume());
      else response.end(Buffer.alloc(Number(request.url?.slice(1))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    sockets.forEach((socket) => socket.destroy());
    [sockets, responses.length] = [[], 0];
    server.closeAllConnections();
    server.close();
  });

  const open = (bytes: string) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
    sockets.push(socket.on('error', () => undefined));
    return socket;
  };

  it('given a client that takes nothing of a large answer, then it is cut; one that reads has it all', async () => {
    open('GET /50000000 HTTP/1.1\r\nhost: a\r\n\r\n').pause();
    let received = 0;
    open('GET /50000000 HTTP/1.1\r\nhost: a\r\n\r\n').on('data', ({ length }) => (received += length));
    await until(() => received > 50_000_000);
    await until(() => responses.filter(({ destroyed }) => destroyed).length === 1);
    expect(responses.map(({ writableFinished }) => writableFinished).sort()).toEqual([false, true]);
  });

  it.each(['', 'x'])('given a bulk body that drips %j, then it is cut', async (drip) => {
    const socket = open('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10000\r\n\r\n').resume();
    const timer = setInterval(() => socket.write(drip), 100);
    await until(() => socket.destroyed);
    clearInterval(timer);
  });

  it('given more connections from one address than it may have, then the others are refused', async () => {
    const opened = [1, 2, 3, 4, 5].map(() => open('').resume());
    await until(() => opened.filter(({ destroyed }) => destroyed).length === 2);
    opened[0]?.destroy();
    await until(() => server.listening);
    for (const deadline = Date.now() + deadlineMs; Date.now() < deadline; await pause(50)) {
      const again = open('GET /1 HTTP/1.1\r\nhost: a\r\n\r\n').resume();
      await pause(100);
      if (!again.destroyed) return;
    }
    throw new Error('a closed connection still counts');
  });
});
