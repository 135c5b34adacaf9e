import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pullLimitMs = 10 * 60_000;

/** Whether a Docker engine answers here. */
export const hasDocker = (): boolean =>
  spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 }).status === 0;

export interface Container {
  stop(): Promise<void>;
}

/** Runs an image whose port is reached at the same port on loopback; it is removed, with its data, when it is stopped. */
export async function startContainer(
  image: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Container> {
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const publish = ['--publish', `127.0.0.1:${port}:${port}`];
  const { stdout } = await run('docker', ['run', '--detach', '--rm', ...publish, ...variables, image], {
    timeout: pullLimitMs,
  });
  const id = stdout.trim();
  return {
    stop: async () => {
      await run('docker', ['rm', '--force', '--volumes', id], { timeout: 60_000 }).catch(() => undefined);
    },
  };
}
