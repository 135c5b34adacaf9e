import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Plays the seeded day into a folder, and serves it. */
export async function playDay(data) {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start', '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.on('close', done));
  let output = '';
  const url = await new Promise((found, failed) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('serving; Ctrl-C')) found(/ready at (\S+) /.exec(output)[1]);
    });
    void ended.then((code) => failed(new Error(`npm start ended with ${code}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, stop };
}
