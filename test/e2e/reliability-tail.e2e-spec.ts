import { chmodSync } from 'node:fs';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { RealProcess, temporaryData } from '../support/boxtrail';

const run = (program: string, ...args: readonly (string | number)[]) =>
  new RealProcess(['test/torture/run.cjs', program, ...args.map(String)]);

describe('the tail of the log', () => {
  it('given 250,000 events of 8 writers, then tails in other processes see each once and in order', async () => {
    const [events, processes, writersEach] = [250_000, 4, 2];
    const each = events / (processes * writersEach);
    const data = temporaryData();
    chmodSync(data.dir, 0o755);
    const postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    const started: RealProcess[] = [];
    const begin = (process: RealProcess) => {
      started.push(process);
      return process;
    };
    try {
      const early = begin(run('log-tail', postgres.url, events));
      await early.says(/following/);
      const writers = Array.from({ length: processes }, (_, p) =>
        begin(run('log-writer', postgres.url, p * writersEach, writersEach, each)),
      );
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const late = begin(run('log-tail', postgres.url, events));
      for (const writer of writers) expect(await writer.ended).toMatchObject({ code: 0, output: '' });
      for (const tail of [early, late]) {
        const { code, output } = await tail.ended;
        expect({ code, output }).toEqual({
          code: 0,
          output: `following\n${JSON.stringify({ events, outOfPlace: 0, outOfTurn: 0 })}\n`,
        });
      }
    } finally {
      for (const process of started) process.kill('SIGKILL');
      await postgres.stop();
      await data.remove();
    }
  }, 180_000);
});
