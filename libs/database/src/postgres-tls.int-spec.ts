import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassSuspended } from '@boxtrail/contracts';
import { Client } from 'pg';
import { readConfig, serve, type Service } from '@boxtrail/service';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@boxtrail/dev-servers';

const metadata = {
  actor: 'a',
  role: 'admin',
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'k',
  causationId: 'c',
};
const openssl = spawnSync('openssl', ['version']).error === undefined;

(openssl ? describe : describe.skip)(
  `${openssl ? '' : 'NOT RUN, there is no openssl: '}PostgreSQL over TLS`,
  () => {
    const dir = mkdtempSync(join(tmpdir(), 'boxtrail-tls-'));
    let postgres: EmbeddedPostgres;

    /** A self-signed certificate for this name and its key, where the server may read them. */
    function certificate(name: string, alternative: string): { cert: string; key: string } {
      const [cert, key] = [join(dir, `${name}.crt`), join(dir, `${name}.key`)];
      execFileSync(
        'openssl',
        [
          ...[
            'req',
            '-x509',
            '-newkey',
            'ec',
            '-pkeyopt',
            'ec_paramgen_curve:prime256v1',
            '-nodes',
            '-days',
            '2',
          ],
          ...[
            '-subj',
            `/CN=${name}`,
            '-addext',
            `subjectAltName=${alternative}`,
            '-keyout',
            key,
            '-out',
            cert,
          ],
        ],
        { stdio: 'ignore' },
      );
      const { uid, gid } = statSync(postgres.location);
      chmodSync(key, 0o600);
      for (const file of [cert, key]) chownSync(file, uid, gid);
      return { cert, key };
    }

    const query = async (url: string, ...statements: string[]): Promise<unknown[]> => {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      await client.connect();
      try {
        let rows: unknown[] = [];
        for (const statement of statements) ({ rows } = await client.query(statement));
        return rows;
      } finally {
        await client.end();
      }
    };

    const withTls = (params: string) => `${postgres.url}?${params}`;
    const start = async (DATABASE_URL: string): Promise<Service> =>
      serve([], readConfig('nothing', { DATABASE_URL, LOG_LEVEL: 'silent' }));

    const isSsl = async (wanted: string) => {
      for (const deadline = Date.now() + 10_000; ;) {
        const [row] = (await query(postgres.url, 'SHOW ssl')) as { ssl: string }[];
        if (row?.ssl === wanted) return;
        if (Date.now() > deadline) throw new Error(`ssl is ${row?.ssl}`);
      }
    };

    beforeAll(async () => {
      chmodSync(dir, 0o755);
      postgres = await startEmbeddedPostgres({ dataDir: dir });
      const { cert, key } = certificate('server', 'IP:127.0.0.1');
      certificate('other', 'IP:127.0.0.1');
      await query(
        postgres.url,
        `ALTER SYSTEM SET ssl_cert_file = '${cert}'`,
        `ALTER SYSTEM SET ssl_key_file = '${key}'`,
        'ALTER SYSTEM SET ssl = on',
        'SELECT pg_reload_conf()',
      );
      await isSsl('on');
    }, 60_000);
    afterAll(async () => {
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    });

    it('given its certificate is trusted, then all that a service asks and listens for is encrypted', async () => {
      const service = await start(withTls(`sslmode=verify-full&sslrootcert=${join(dir, 'server.crt')}`));
      try {
        const store = service.app.get<EventStore>(EVENT_STORE);
        const ended = new AbortController();
        const seen = (async () => {
          for await (const { events } of store.subscribe(0, { signal: ended.signal }))
            if (events.length > 0) return events;
          return [];
        })();
        const event = PassSuspended.of('2026-03-16T01:02:03.004Z', { passId: 'p1', reason: 'r' });
        await store.append('p1', 0, [{ id: randomUUID(), event, metadata }]);
        expect(await seen).toMatchObject([{ position: 1, event }]);
        ended.abort();
        expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
        const connections = (await query(
          postgres.url,
          `SELECT application_name AS name, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
            WHERE application_name LIKE 'boxtrail%'`,
        )) as { name: string; ssl: boolean }[];
        expect(connections.filter(({ ssl }) => !ssl)).toEqual([]);
        const names = new Set(connections.map(({ name }) => name));
        expect([...names].sort()).toEqual(expect.arrayContaining(['boxtrail nothing', 'boxtrail wake-up']));
      } finally {
        await service.close();
      }
    });

    const password = () => new URL(postgres.url).password;
    const refused: [string, () => string, string][] = [
      [
        'an authority that its certificate is not from',
        () => withTls(`sslmode=verify-full&sslrootcert=${join(dir, 'other.crt')}`),
        'DATABASE_URL: self-signed certificate',
      ],
      [
        'no authority of its own',
        () => withTls('sslmode=verify-full'),
        'DATABASE_URL: self-signed certificate',
      ],
      [
        'another name than the one in its certificate',
        () =>
          withTls(`sslmode=verify-full&sslrootcert=${join(dir, 'server.crt')}`).replace(
            '127.0.0.1',
            'localhost',
          ),
        "DATABASE_URL: Hostname/IP does not match certificate's altnames: Host: localhost. is not cert's CN: server",
      ],
      [
        'a wrong password',
        () =>
          withTls(`sslmode=verify-full&sslrootcert=${join(dir, 'server.crt')}`).replace(password(), 'not-it'),
        'DATABASE_URL: password authentication failed for user "boxtrail"',
      ],
      [
        'a file of authorities that is not there',
        () => withTls('sslmode=verify-full&sslrootcert=/nowhere'),
        'Configuration: DATABASE_URL names a file that cannot be read (sslrootcert, sslcert or sslkey)',
      ],
    ];

    it.each(refused)('given %s, then nothing is served, and the variable is named', async (_, url, words) => {
      await expect(start(url())).rejects.toMatchObject({ message: words });
    });

    it('given TLS is asked of a server that has none, then nothing is served, and the variable is named', async () => {
      await query(postgres.url, 'ALTER SYSTEM SET ssl = off', 'SELECT pg_reload_conf()');
      await isSsl('off');
      await expect(start(withTls('sslmode=verify-full'))).rejects.toMatchObject({
        message: 'DATABASE_URL: The server does not support SSL connections',
      });
    });
  },
);
