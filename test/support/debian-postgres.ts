import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '@boxtrail/dev-servers';

const run = promisify(execFile);
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const versionsIn = '/usr/lib/postgresql';

/** Programs of a PostgreSQL that the machine has, with `pg_dump`; undefined where there is none. */
function installedPostgres(): string | undefined {
  if (!existsSync(versionsIn)) return undefined;
  return readdirSync(versionsIn)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versionsIn, version, 'bin'))
    .find((bin) =>
      ['initdb', 'postgres', 'pg_dump', 'pg_dumpall', 'pg_restore', 'psql'].every((program) =>
        existsSync(join(bin, program)),
      ),
    );
}

/** `describe` for tests that need it. Without it, CI fails; elsewhere the tests are skipped under a title that says so. */
export function describeWithPgDump(name: string, tests: (bin: string) => void): void {
  const bin = installedPostgres();
  if (bin !== undefined) describe(name, () => tests(bin));
  else if (process.env['CI']) {
    it(`${name}: needs pg_dump`, () => {
      throw new Error(`no PostgreSQL with pg_dump below ${versionsIn}: apt-get install -y postgresql`);
    });
  } else describe.skip(`${name}: NOT RUN without pg_dump: apt-get install -y postgresql`, () => tests(''));
}

/** A server of that PostgreSQL, with a database and its own folder. */
export class DebianPostgres {
  private constructor(
    readonly url: string,
    private readonly bin: string,
    private readonly stopServer: () => Promise<void>,
  ) {}

  static async start(bin: string): Promise<DebianPostgres> {
    const home = await mkdtemp(join(tmpdir(), 'boxtrail-pg-'));
    const user: Account | undefined = process.getuid?.() === 0 ? account('postgres') : undefined;
    if (user !== undefined) await chown(home, user.uid, user.gid);
    await chmod(home, 0o755);
    const data = join(home, 'data');
    await run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'boxtrail', '-E', 'UTF8'], user);
    const [port = 0] = await freePorts(1);
    const settings = [
      '-p',
      String(port),
      '-k',
      home,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
    ];
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...user, stdio: 'ignore' });
    const ended = new Promise<void>((done) => server.once('exit', () => done()));
    const stop = async () => {
      server.kill('SIGINT');
      await ended;
      await rm(home, { recursive: true, force: true });
    };
    const postgres = new DebianPostgres(`postgres://boxtrail:any@127.0.0.1:${port}/postgres`, bin, stop);
    await postgres.answers();
    return postgres;
  }

  /** `pg_dump`, `pg_restore`, ... of its version. Rejects with what they print when they fail. */
  async run(program: string, args: readonly string[]): Promise<void> {
    await run(join(this.bin, program), args);
  }

  stop(): Promise<void> {
    return this.stopServer();
  }

  private async answers(): Promise<void> {
    for (let left = 600; ; left -= 1) {
      try {
        return await this.run('pg_isready', ['-q', '-d', this.url]);
      } catch (error) {
        if (left === 0) throw error;
        await new Promise((next) => setTimeout(next, 50));
      }
    }
  }
}

function account(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}
