import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pullLimitMs = 10 * 60_000;

/** Whether a Docker engine is available. */
export const hasDocker = (): boolean =>
  spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 }).status === 0;

export interface Container {
  stop(): Promise<void>;
}

/** Runs an image with its port published on the same loopback port; stopping it removes the container and its data. */
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
