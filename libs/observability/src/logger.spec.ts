import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '@boxtrail/service';
import { makeLogger } from './logger';

const loggerTo = (logFile: string) =>
  makeLogger(readConfig('orders', { DATABASE_URL: 'postgres://a', LOG_LEVEL: 'info' }, { logFile }));

describe('the log of a process', () => {
  it('given a pipe without a reader, then the process can still exit', () => {
    const program = `
      const { makeLogger } = require(${JSON.stringify(join(__dirname, 'logger.ts'))});
      const logger = makeLogger({ service: 'x', logLevel: 'info' });
      setTimeout(() => { logger.info('last'); logger.info('words'); process.exit(3); }, 300);`;
    const register = join(__dirname, '../../../test/bench/register.cjs');
    const shell = `(node --require ${register} -e '${program.replaceAll("'", `'"'"'`)}'; echo ended $? >&2) | true`;
    const { stderr } = spawnSync('sh', ['-c', shell], { encoding: 'utf8', timeout: 10_000 });
    expect(stderr).toBe('ended 3\n');
  });

  it('given a file, then a line of JSON for each message, and a missing folder is created', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'boxtrail-log-'));
    try {
      const file = join(dir, 'logs', 'orders.log');
      loggerTo(file).info({ position: 7 }, 'ready');
      let text = '';
      for (const deadline = Date.now() + 2_000; text === '' && Date.now() < deadline;) {
        await pause(10);
        text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      }
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(JSON.parse(text)).toMatchObject({ level: 30, service: 'orders', position: 7, msg: 'ready' });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('given a file that others may read, then access is restricted to its owner', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'boxtrail-log-'));
    try {
      const file = join(dir, 'orders.log');
      writeFileSync(file, '');
      chmodSync(file, 0o644);
      loggerTo(file).info('ready');
      for (const deadline = Date.now() + 10_000; statSync(file).size === 0 && Date.now() < deadline;)
        await pause(10);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  (existsSync('/dev/full') ? it : it.skip)(
    'given a disk that is full, when it is written to, then the process keeps running',
    async () => {
      const failed = jest.fn();
      process.on('uncaughtException', failed);
      const logger = loggerTo('/dev/full');
      for (let line = 0; line < 100; line += 1) logger.info({ line }, 'x'.repeat(1_000));
      await pause(1_300);
      process.off('uncaughtException', failed);
      expect(failed).not.toHaveBeenCalled();
    },
  );
});
