import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { readConfig, serve } from '@boxtrail/service';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';

describe('a PostgreSQL that answers before it has written', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'boxtrail-fsync-'));
  let url: string;
  let server: ChildProcess;

  /** The embedded server's own command once more, with fsync off after all its settings. */
  beforeAll(async () => {
    chmodSync(dataDir, 0o755);
    const embedded = await startEmbeddedPostgres({ dataDir });
    url = embedded.url;
    const command = readFileSync(join(embedded.location, 'postmaster.opts'), 'utf8').trim();
    const { uid, gid } = statSync(embedded.location);
    await embedded.stop();
    const program = command.slice(0, command.indexOf(' "'));
    const args = [...command.matchAll(/"(?<word>[^"]*)"/g)].map(({ groups }) => groups?.['word'] ?? '');
    server = spawn(program, [...args, '-c', 'fsync=off'], { uid, gid, cwd: '/', stdio: 'ignore' });
  }, 60_000);
  afterAll(async () => {
    server.kill('SIGQUIT');
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  });

  // It is not there yet: the service waits for it.
  it('given fsync = off, when a service starts on it, then it is refused, and nothing is made there', async () => {
    const config = readConfig('nothing', { DATABASE_URL: url, LOG_LEVEL: 'silent' });
    await expect(serve([], config)).rejects.toThrow(
      'PostgreSQL runs with fsync = off: acknowledged events could be lost. Set fsync = on.',
    );
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(`SELECT to_regnamespace('log') AS log`);
    await client.end();
    expect(rows).toEqual([{ log: null }]);
  });
});
