import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client as Database } from 'pg';
import { Siege } from '../torture/siege';
import { SmallDisk } from '../torture/small-disk';

const megabyte = 1_048_576;

/** Checked once, here: where no small disk can be mounted, the title of the test says so. */
const trial = SmallDisk.mount(1);
const able = typeof trial !== 'string';
if (able) trial.unmount();
const unable = able ? '' : ` - NOT RUN: ${trial.replaceAll('\n', ' ')}`;

describe('a full disk', () => {
  let disk: SmallDisk;
  let dir: string;
  let siege: Siege | undefined;
  const lay = async (env: NodeJS.ProcessEnv = {}) => {
    siege = await Siege.lay({ data: join(disk.path, 'data'), dir, env });
    await siege.nextAcknowledgement(10_000);
    return siege;
  };
  beforeEach(() => {
    if (!able) return;
    const mounted = SmallDisk.mount(600);
    if (typeof mounted === 'string') throw new Error(mounted);
    disk = mounted;
    dir = mkdtempSync(join(tmpdir(), 'boxtrail-journal-'));
  });
  afterEach(async () => {
    await siege?.raise();
    siege = undefined;
    if (!able) return;
    disk.unmount();
    rmSync(dir, { recursive: true, force: true });
  });
  /** Status and time (ms) of the probe's requests since all earlier requests were answered. */
  const answersIn = async (ms: number, { probe }: Siege) => {
    await pause(1_000);
    probe.forget();
    await pause(ms);
    return { reads: [...probe.reads.keys()].sort(), commands: [...probe.commands.keys()].sort() };
  };
  const allIsWell = async (besieged: Siege) => {
    expect(await besieged.doneAllTheSame()).toEqual([]);
    expect(await besieged.verdict()).toMatchObject({ lost: 0, doubled: 0, viewsEqual: true, offences: [] });
    expect(besieged.probe.withoutRetryAfter).toEqual([]);
    await besieged.victim.stop();
  };
  const test = able ? it : it.skip;

  test(`given less room than the reserve, then commands are refused until there is room again${unable}`, async () => {
    const besieged = await lay();
    disk.fill(64 * megabyte);
    const refused = { reads: ['200'], commands: ['507 STORAGE_FULL'] };
    expect(await answersIn(3_000, besieged)).toEqual(refused);
    expect(besieged.probe.undone.length).toBeGreaterThan(10);
    const before = besieged.journal.lines;

    disk.fill(0);
    await besieged.victim.strike('postgres');
    // Longer than the retries of a server that cannot start for another reason.
    const down = { reads: ['503 DATABASE_UNAVAILABLE'], commands: ['507 STORAGE_FULL'] };
    expect(await answersIn(25_000, besieged)).toEqual(down);
    expect(besieged.journal.lines).toBe(before);

    disk.clear();
    expect(await besieged.nextAcknowledgement(10_000)).toBeLessThan(5_000);
    await besieged.victim.ready();
    expect(await answersIn(1_000, besieged)).toEqual({ reads: ['200'], commands: ['201'] });
    await allIsWell(besieged);
  }, 180_000);

  test(`given no reserve and no room, then only stored commands are acknowledged${unable}`, async () => {
    const besieged = await lay({ RESERVED_DISK_MB: '0' });
    // Less than a WAL segment: PostgreSQL panics at its end, and cannot recover either.
    disk.fill(12 * megabyte);
    await endWalSegment(join(disk.path, 'data'));
    const down = await answersIn(5_000, besieged);
    expect(readFileSync(join(disk.path, 'data', 'server.log'), 'utf8')).toMatch(/PANIC: .*No space left/);
    expect(down.reads).toEqual(['503 DATABASE_UNAVAILABLE']);
    expect(down.commands.every((answer) => /^503 (STORE|DATABASE)_UNAVAILABLE$/.test(answer))).toBe(true);
    disk.clear();
    expect(await besieged.nextAcknowledgement(10_000)).toBeLessThan(5_000);
    expect(await answersIn(1_000, besieged)).toEqual({ reads: ['200'], commands: ['201'] });

    disk.fill(0);
    await besieged.probe.until('507 STORAGE_FULL', 30_000);
    disk.clear();
    expect(await besieged.nextAcknowledgement(10_000)).toBeLessThan(8_000);
    await allIsWell(besieged);
  }, 180_000);
});

/** Starts a new WAL segment, which the server fills from now on. */
async function endWalSegment(data: string): Promise<void> {
  const { port } = JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8')) as { port: number };
  const password = readFileSync(join(data, 'postgres.password'), 'utf8');
  const database = new Database({
    host: '127.0.0.1',
    port,
    user: 'boxtrail',
    database: 'boxtrail',
    password,
  });
  database.on('error', () => undefined);
  await database.connect();
  await database.query('SELECT pg_switch_wal()').catch(() => undefined);
  await database.end().catch(() => undefined);
}
