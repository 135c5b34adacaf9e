import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryData } from '../support/boxtrail';
import { Journal, readJournal, type Acknowledged } from '../torture/journal';
import { torture } from '../torture/torture';
import { judge, type LogItem } from '../torture/verdict';

describe('random kills under load', () => {
  // Same harness as `npm run torture`, with a new seed each time.
  it.each([
    ['postgres', 25],
    ['eventstoredb', 10],
  ] as const)(
    'given a log in %s and %i kills -9, then every acknowledged event exists once',
    async (store, kills) => {
      const data = temporaryData();
      const seed = Date.now() % 100_000;
      const lines: string[] = [`seed ${seed}`];
      try {
        const result = await torture({ store, kills, seed, dir: data.dir, say: (line) => lines.push(line) });
        expect({ ...result, lines }).toMatchObject({
          kills,
          lost: 0,
          doubled: 0,
          viewsEqual: true,
          offences: [],
        });
        expect(result.acknowledged).toBeGreaterThan(10 * kills);
      } catch (error) {
        throw new Error(`${lines.slice(-5).join('\n')}\n${(error as Error).message}`, { cause: error });
      } finally {
        await data.remove();
      }
    },
    600_000,
  );
});

describe('the verdict on the log', () => {
  const event = (position: number, stream: string, revision: number, passId: string): LogItem => ({
    position,
    stream,
    revision,
    event: { type: 'passes.PassIssued', data: { passId } },
  });
  const log = [event(1, 'pass-t-1', 1, 't-1'), event(2, 'pass-t-2', 1, 't-2'), event(3, 'pass-x', 1, 'x')];
  const journal: Acknowledged[] = [
    { command: 'passes.PassIssued t-1', position: 1 },
    { command: 'passes.PassIssued t-2', position: 2 },
    { command: 'passes.PassIssued t-2', position: 2 },
  ];
  const views = [{ view: 'a', equal: true, rows: 1 }];
  const good = { journal, log, views, prefix: 't-', gapless: true, complete: true };

  it('given a correct run, then it is empty; a repeated answer is accepted', async () => {
    expect(await judge(good)).toEqual({
      acknowledged: 2,
      lost: 0,
      doubled: 0,
      viewsEqual: true,
      offences: [],
    });
  });

  it('given an acknowledged command that is not in the log, then it is reported as lost', async () => {
    const planted = [...journal, { command: 'passes.PassIssued t-3', position: 4 }];
    expect(await judge({ ...good, journal: planted })).toMatchObject({
      lost: 1,
      offences: ['lost: passes.PassIssued t-3 was acknowledged at 4 and is not in the log'],
    });
  });

  it('given an event twice in the log, then it is reported as doubled', async () => {
    const planted = [...log, event(4, 'pass-t-1', 2, 't-1')];
    expect(await judge({ ...good, log: planted })).toMatchObject({
      doubled: 1,
      offences: ['doubled: passes.PassIssued t-1 stands at 1 and at 4'],
    });
  });

  it('given a missing position or revision, then the gap is reported', async () => {
    const gap = [log[0]!, event(3, 'pass-t-2', 1, 't-2')];
    const moved = [journal[0]!, { command: 'passes.PassIssued t-2', position: 3 }];
    expect(await judge({ ...good, journal: moved, log: gap })).toMatchObject({
      offences: ['gap: position 3 follows 1'],
    });
    const jump = [...log, event(4, 'pass-x', 3, 'x')];
    expect(await judge({ ...good, log: jump })).toMatchObject({
      offences: ['pass-x: revision 3 follows 1 (position 4)'],
    });
  });

  it('given positions that are bytes, then gaps are none, and a position that does not grow is reported', async () => {
    const bytes = log.map((item) => ({ ...item, position: item.position * 512 }));
    const acknowledged = journal.map((item) => ({ ...item, position: item.position * 512 }));
    const inBytes = { ...good, gapless: false, journal: acknowledged };
    expect((await judge({ ...inBytes, log: bytes })).offences).toEqual([]);
    const back = [...bytes, event(1_024, 'pass-y', 1, 'y')];
    expect((await judge({ ...inBytes, log: back })).offences).toEqual(['order: position 1024 follows 1536']);
  });

  it('given an event elsewhere than acknowledged, or never acknowledged, then it is reported', async () => {
    const elsewhere = [journal[0]!, { command: 'passes.PassIssued t-2', position: 3 }];
    expect((await judge({ ...good, journal: elsewhere })).offences).toEqual([
      'moved: passes.PassIssued t-2 was acknowledged at 3 and stands at 2',
    ]);
    expect((await judge({ ...good, journal: [journal[0]!] })).offences).toEqual([
      'unexpected: passes.PassIssued t-2 stands at 2 and was never acknowledged',
    ]);
    expect((await judge({ ...good, journal: [journal[0]!], complete: false })).offences).toEqual([]);
  });

  it('given a missing view, or one that differs from its rebuild, then it is reported', async () => {
    const different = [...views, { view: 'b', equal: false, rows: 1 }];
    expect(await judge({ ...good, views: different })).toMatchObject({
      viewsEqual: false,
      offences: ['view b differs from its rebuild'],
    });
    expect(await judge({ ...good, views: [] })).toMatchObject({ viewsEqual: false });
  });

  it('given a journal with a partial last line, then the lines before it count', () => {
    const dir = mkdtempSync(join(tmpdir(), 'boxtrail-journal-'));
    try {
      const file = join(dir, 'journal');
      const written = new Journal(file);
      written.acknowledge(journal);
      written.close();
      writeFileSync(file, '{"command":"passes.Pa', { flag: 'a' });
      expect(readJournal(file)).toEqual(journal);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
