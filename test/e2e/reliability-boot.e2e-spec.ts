import { contextNames } from '../../apps/contexts';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { Proxy } from '../chaos/proxy';
import { RealProcess, temporaryData } from '../support/boxtrail';

describe('a service started before its PostgreSQL', () => {
  const data = temporaryData();
  const started: RealProcess[] = [];
  const start = (url: string) => {
    const env = { DATABASE_URL: url, PORT: '0' };
    const service = new RealProcess(['dist/apps/orders/main.js'], env);
    started.push(service);
    return service;
  };
  /** The URL where PostgreSQL will listen; it is stopped now. */
  let url: string;
  beforeAll(async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    ({ url } = postgres);
    await postgres.stop();
  }, 60_000);
  afterEach(() => {
    for (const service of started) service.kill('SIGKILL');
    return Promise.all(started.splice(0).map(({ ended }) => ended));
  });
  afterAll(() => data.remove());

  const ready = /"url":"(http:[^"]+)","msg":"ready"/;
  const endsWell = async (service: RealProcess) => {
    service.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ code: 0 });
  };

  it('given a closed port, then it says so and waits, and serves when PostgreSQL is there', async () => {
    const service = start(url);
    await service.says(
      /DATABASE_URL: PostgreSQL is not there \(connect ECONNREFUSED [^)]+\); nothing is served yet/,
    );
    await service.says(/trying again in 1 s/);
    const postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    try {
      const [, at = ''] = await service.says(ready);
      expect((await fetch(`${at}/health/ready`)).status).toBe(200);
      expect(service.output).not.toContain(new URL(url).password);
      await endsWell(service);
    } finally {
      await postgres.stop();
    }
  }, 120_000);

  it('given a silent server, then it waits; given a wrong password, then it exits at once', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    const proxy = await Proxy.open(() => Number(new URL(url).port));
    try {
      const through = new URL(url);
      through.port = String(proxy.port);
      proxy.blackHole();
      const service = start(through.href);
      await service.says(/PostgreSQL is not there \(Connection terminated due to connection timeout\)/);
      proxy.heal();
      await service.says(ready);
      await endsWell(service);

      through.password = 'wrong';
      expect(await start(through.href).ended).toMatchObject({ code: 1 });
    } finally {
      await proxy.close();
      await postgres.stop();
    }
  }, 120_000);
});

describe('a gateway started before its services', () => {
  it('given connections that open and close at once, then it serves and names the missing services', async () => {
    const proxy = await Proxy.open(() => 1);
    proxy.cut();
    const url = `http://127.0.0.1:${proxy.port}`;
    const names = contextNames.map((name) => name.toUpperCase());
    const env = { PORT: '0', ...Object.fromEntries(names.map((name) => [`${name}_URL`, url])) };
    // Several, because one reproduced the crash only by chance.
    const gateways = Array.from({ length: 4 }, () => new RealProcess(['dist/apps/gateway/main.js'], env));
    try {
      for (const gateway of gateways) {
        const [, at = ''] = await gateway.says(/"url":"(http:[^"]+)","msg":"ready"/);
        const answer = await fetch(`${at}/health/ready`);
        expect({ status: answer.status, body: await answer.json() }).toMatchObject({
          status: 503,
          body: { detail: `no instance is ready of: ${contextNames.join(', ')}` },
        });
        gateway.kill('SIGTERM');
        expect(await gateway.ended).toMatchObject({ code: 0 });
      }
    } finally {
      for (const gateway of gateways) gateway.kill('SIGKILL');
      await Promise.all(gateways.map(({ ended }) => ended));
      await proxy.close();
    }
  }, 60_000);
});
