import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { heavyRequests } from './heavy-requests';
import { RunningBoxtrail } from './running-boxtrail';

describe('one key that uses its limits up', () => {
  let boxtrail: RunningBoxtrail;
  let heavy: readonly string[];
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start(['--boxes', '300']);
    heavy = await heavyRequests(boxtrail);
  }, 240_000);
  afterAll(() => boxtrail.stop());

  it('given 20 hashes at once, then all are answered, and equal', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => boxtrail.ask('GET', '/v1/trails-hash')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('given 60 expensive reads at once, then the excess gets 429 and another key is answered', async () => {
    const moments = Array.from({ length: 60 }, (_, i) => `2026-03-16T12:00:${String(i).padStart(2, '0')}Z`);
    const all = moments.map((at) => boxtrail.ask('GET', `/v1/diff?fromAt=${at}`));
    const other = await boxtrail.ask('GET', '/v1/trails-hash', { as: 'auditor' });
    const answers = await Promise.all(all);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    for (const { status, headers, body } of answers) {
      if (status !== 429) continue;
      expect([headers.get('retry-after'), body.code as string]).toEqual(['1', 'TOO_MANY_IN_FLIGHT']);
    }
    expect(other.status).toBe(200);
  });

  it.each(['json', 'csv', 'html', 'pdf'])(
    'given 40 exports as %s at once, then another key gets its own, and later exports succeed',
    async (format) => {
      const path = heavy.find((candidate) => candidate.endsWith(`format=${format}`)) ?? '';
      const all = Array.from({ length: 40 }, () => boxtrail.ask('GET', path));
      const other = await boxtrail.ask('GET', path, { as: 'coordinator' });
      const answers = await Promise.all(all);
      expect(other.status).toBe(200);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
      expect((await boxtrail.ask('GET', path)).status).toBe(200);
    },
  );

  it('given unread replays, then the fifth of a key gets 429 and another key gets its own', async () => {
    const { hostname, port } = new URL(boxtrail.url);
    const slow = (role: string): Promise<{ socket: Socket; status: string }> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), hostname);
        const key = `authorization: Bearer ${boxtrail.keys[role] ?? ''}`;
        socket.on('error', () => undefined);
        socket.write(`GET /v1/replay?speed=0.001 HTTP/1.1\r\nhost: a\r\n${key}\r\n\r\n`);
        socket.once('data', (chunk: Buffer) => {
          socket.pause();
          resolve({ socket, status: chunk.toString('latin1').slice(9, 12) });
        });
      });
    const mine = [await slow('admin'), await slow('admin'), await slow('admin'), await slow('admin')];
    const fifth = await boxtrail.ask('GET', '/v1/replay');
    const others = await slow('auditor');
    expect([...mine.map(({ status }) => status), fifth.status, others.status]).toEqual([
      ...['200', '200', '200', '200'],
      429,
      '200',
    ]);
    for (const { socket } of [...mine, others]) socket.destroy();
    let again = 429;
    for (const deadline = Date.now() + 30_000; again === 429 && Date.now() < deadline; await pause(100))
      again = (await boxtrail.ask('GET', '/v1/replay')).status;
    expect(again).toBe(200);
  });

  it('given 20 MB of unreadable lines, then 8 MB are kept and the rest refused; other keys are unaffected', async () => {
    const line = (i: number) => `{"junk":${i},"filling":"${'x'.repeat(20_000)}"}\n`;
    const raw = Array.from({ length: 1_000 }, (_, i) => line(i)).join('');
    const type = 'application/x-ndjson';
    const { status, text } = await boxtrail.ask('POST', '/v1/scans', { as: 'partner', raw, type });
    const answers = text
      .trimEnd()
      .split('\n')
      .map((answer) => JSON.parse(answer) as { status?: string; code?: string });
    expect(status).toBeLessThan(300);
    const kept = answers.filter((answer) => answer.status === 'quarantined').length;
    expect(kept).toBeLessThan(500);
    const rest = answers.filter((answer) => answer.status === 'failed');
    expect(rest).toHaveLength(1_000 - kept);
    expect(new Set(rest.map(({ code }) => code))).toEqual(new Set(['QUARANTINE_FULL']));
    const other = await boxtrail.ask('POST', '/v1/scans', { as: 'team', raw: '{"junk":1}\n', type });
    expect(other.text).toContain('"status":"quarantined"');
  });

  it('given concurrent rebuilds, then one runs and the others get Retry-After', async () => {
    const views = ['audit.trails', 'audit.histories', 'orders.stations', 'delivery.loads'];
    const answers = await Promise.all(views.map((view) => boxtrail.ask('POST', `/v1/views/${view}/rebuild`)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    for (const { status, headers } of answers.filter((answer) => answer.status !== 200))
      expect([status, headers.get('retry-after')]).toEqual([503, '1']);
  });
});
