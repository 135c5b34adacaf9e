import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RealProcess, root, temporaryData } from '../support/boxtrail';

const cli = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
/** The console is built by Vite. */
const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'console')
  .map(({ name }) => name);
const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8')) as {
  projects: Readonly<Record<string, { readonly type: string; readonly root: string }>>;
};

/** Whether a process is Node running this program. */
const isProgram = (pid: number, program: string): boolean =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[2]?.endsWith(program) === true;

describe('the Nest CLI on a fresh tree', () => {
  const tree = mkdtempSync(join(tmpdir(), 'boxtrail-nest-'));
  const data = temporaryData();
  const dist = join(tree, 'dist');
  beforeAll(() => {
    const files = [
      'apps',
      'data',
      'libs',
      'nest-cli.json',
      'package.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ];
    for (const file of files) cpSync(join(root, file), join(tree, file), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  });
  afterAll(async () => {
    await data.remove();
    rmSync(tree, { recursive: true, force: true });
  });

  it('every app and every library is a project', () => {
    const rootsOf = (type: string) =>
      Object.values(projects).flatMap((project) => (project.type === type ? [project.root] : []));
    expect(rootsOf('application').sort()).toEqual(apps.map((app) => `apps/${app}`).sort());
    expect(rootsOf('library').sort()).toEqual(
      readdirSync(join(root, 'libs'), 'utf8')
        .map((l) => `libs/${l}`)
        .sort(),
    );
  });

  it('nest build makes an app that resolves every import', async () => {
    const { code, output } = await new RealProcess([cli, 'build', 'orders-service'], {}, tree).ended;
    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(apps.filter((app) => !existsSync(join(dist, `apps/${app}/main.js`)))).toEqual([]);
    const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    const unresolved = built.filter((file) =>
      /\b(require|import)\(["']@boxtrail/.test(readFileSync(join(dist, file), 'utf8')),
    );
    expect(unresolved).toEqual([]);
  }, 240_000);

  it('nest start boxtrail becomes ready, and stops by its pid', async () => {
    const options = ['--boxes', '10', '--data', data.dir];
    const nest = new RealProcess([cli, 'start', 'boxtrail', '--', ...options], {}, tree);
    const [, url = ''] = await nest.says(/API +(http:\/\/127\.0\.0\.1:\d+)\/v1/, 240_000);
    const health = await fetch(`${url}/health/ready`);
    expect(health.status).toBe(200);
    // The CLI runs it in a shell, which does not hand signals on.
    const app = nest.descendants().find((pid) => isProgram(pid, 'dist/apps/boxtrail/main'));
    if (app === undefined) throw new Error('the application does not run');
    process.kill(app, 'SIGTERM');
    expect(await nest.ended).toMatchObject({ code: 0, signal: null });
    await expect(fetch(`${url}/health/ready`)).rejects.toThrow('fetch failed');
  }, 300_000);
});
