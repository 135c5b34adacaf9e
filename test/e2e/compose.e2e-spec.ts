import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { boxtrailApi } from '@boxtrail/api-client';
import { playDay } from '@boxtrail/simulation';
import { freePorts } from '@boxtrail/dev-servers';
import { askForReport } from '@boxtrail/cli/start/report';
import { RealProcess, root, temporaryData } from '../support/boxtrail';
import { contextNames } from '../../apps/contexts';

const run = promisify(execFile);

const hasDocker = (): boolean =>
  spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 }).status === 0;

/** `docker compose` or `docker-compose`; undefined without an engine or without both programs. */
const compose = (hasDocker() ? [['docker', 'compose'], ['docker-compose']] : []).find(
  ([program = '', ...args]) => spawnSync(program, [...args, 'version']).status === 0,
);

/** Passwords that the stack requires. */
const composeVariables = [
  ...new Set(
    [...readFileSync(join(root, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(\w+):\?/g)].map(
      ([, name = '']) => name,
    ),
  ),
];

const describeWithDocker = compose === undefined ? describe.skip : describe;

const services = [...contextNames, 'gateway'];
const day = { boxes: 60, seed: 7 };

describeWithDocker('docker compose up (skipped where no Docker engine answers)', () => {
  let data: ReturnType<typeof temporaryData>;
  let url: string;
  let env: NodeJS.ProcessEnv;

  const stack = async (...args: string[]): Promise<string> => {
    const [program = '', ...first] = compose ?? [];
    const all = [...first, '--project-name', 'boxtrail-test', ...args];
    const running = run(program, all, { cwd: root, env, timeout: 900_000, maxBuffer: 2 ** 26 });
    running.child.stdin?.end(); // `run` waits until its input is read
    return (await running).stdout;
  };
  const inspected = async (service: string, format: string): Promise<string> => {
    const id = (await stack('ps', '--all', '--quiet', service)).trim();
    return (await run('docker', ['inspect', '--format', format, id])).stdout.trim();
  };

  beforeAll(async () => {
    data = temporaryData();
    const [port = 0] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    const passwords = composeVariables.map((name) => [name, randomBytes(16).toString('hex')]);
    env = { ...process.env, ...Object.fromEntries(passwords), GATEWAY_PORT: String(port) };
    await stack('up', '--build', '--detach');
    for (const deadline = Date.now() + 240_000; ;) {
      const signal = AbortSignal.timeout(2_000);
      const answer = await fetch(`${url}/health/ready`, { signal }).catch(() => undefined);
      const said = (await answer?.json().catch(() => undefined)) as { degraded?: string[] } | undefined;
      if (answer?.ok === true && said?.degraded?.length === 0) return;
      if (Date.now() > deadline)
        throw new Error(`not ready: ${JSON.stringify(said)}\n${await stack('logs')}`);
      await new Promise((next) => setTimeout(next, 500));
    }
  }, 1_200_000);

  afterAll(async () => {
    await stack('down', '--volumes', '--timeout', '30');
    await data.remove();
  }, 120_000);

  it('plays the same day as one process, through one address', async () => {
    const figures = join(data.dir, 'figures.json');
    const args = ['--boxes', String(day.boxes), '--seed', String(day.seed), '--exit'];
    const alone = RealProcess.start([...args, '--data', data.dir, '--json', figures]);
    expect(await alone.ended).toMatchObject({ code: 0 });

    const printed = await stack('run', '--rm', '-T', 'keys');
    const keys: Record<string, string> = Object.fromEntries(
      [...printed.matchAll(/^(\S+) +(bt_\S+)$/gm)].map(([, role = '', key = '']) => [role, key]),
    );
    const network = readFileSync(join(root, 'data/network-changchun.csv'), 'utf8');
    const { position } = await playDay(
      () => url,
      keys,
      day,
      network,
      () => undefined,
    );
    const auditor = boxtrailApi({ url, key: keys['auditor'] ?? '', attempts: 40 });
    const { summary } = await askForReport(auditor, position);
    const {
      secondsToReady: _ready,
      seconds: _seconds,
      ...same
    } = JSON.parse(readFileSync(figures, 'utf8')) as Record<string, unknown>;
    expect(summary).toMatchObject(same);
  }, 300_000);

  it('runs no service as root, and every service is healthy', async () => {
    for (const service of services) {
      expect([service, await inspected(service, '{{.Config.User}} {{.State.Health.Status}}')]).toEqual([
        service,
        'node healthy',
      ]);
    }
  }, 60_000);

  it('when it is stopped, then every service exits in order', async () => {
    await stack('stop', '--timeout', '30');
    for (const service of services) {
      const ended = await inspected(service, '{{.State.ExitCode}} {{.State.OOMKilled}}');
      expect([service, ended]).toEqual([service, '0 false']);
    }
  }, 120_000);
});
