import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** Programs, and the process ids of each. */
export type Programs = Readonly<Record<string, () => readonly number[]>>;

/** CPU seconds of each program. */
type CpuSeconds = Readonly<Record<string, number>>;

/** `sysconf(_SC_CLK_TCK)`: 100 on every Linux. */
const ticksPerSecond = 100;

/** Measures the CPU time of each program. Linux only; elsewhere it measures nothing. */
class CpuMeter {
  private readonly started = performance.now();
  private readonly before: CpuSeconds;
  private readonly busyBefore = busySeconds();

  constructor(private readonly programs: Programs) {
    this.before = secondsOf(programs);
  }

  /** Since construction. */
  read(): { readonly seconds: CpuSeconds; readonly others: number; readonly elapsed: number } {
    const now = secondsOf(this.programs);
    const elapsed = (performance.now() - this.started) / 1_000;
    const seconds = Object.fromEntries(
      Object.entries(now).map(([name, total]) => [name, Math.max(0, total - (this.before[name] ?? 0))]),
    );
    const others = busySeconds() - this.busyBefore - sum(Object.values(seconds));
    return { seconds, others: Math.max(0, others), elapsed };
  }
}

/**
 * CPU time of programs over several measurements, per unit of work. The first measurement is a warm-up and not counted.
 */
export class CpuTally {
  private readonly totals: Record<string, number> = {};
  private units = 0;
  private elapsed = 0;
  private others = 0;
  private warm = false;

  constructor(private readonly programs: Programs) {}

  /** Measures while `work` runs; `unitsOf` returns the units of work from its result. */
  async during<T>(work: () => Promise<T>, unitsOf: (answer: T) => number | Promise<number>): Promise<T> {
    const meter = new CpuMeter(this.programs);
    const answer = await work();
    const { seconds, others, elapsed } = meter.read();
    const units = await unitsOf(answer);
    if (!this.warm) {
      this.warm = true;
      return answer;
    }
    for (const [name, part] of Object.entries(seconds)) this.totals[name] = (this.totals[name] ?? 0) + part;
    this.elapsed += elapsed;
    this.others += others;
    this.units += units;
    return answer;
  }

  report(): CpuReport {
    const total = sum(Object.values(this.totals));
    const micros = Object.entries(this.totals).map(
      ([name, part]) => [name, (part * 1e6) / this.units] as const,
    );
    return {
      micros: Object.fromEntries(micros),
      all: (total * 1e6) / this.units,
      cores: total / this.elapsed,
      others: this.others / this.elapsed,
    };
  }
}

export interface CpuReport {
  /** CPU microseconds per unit of work, by program. */
  readonly micros: Readonly<Record<string, number>>;
  readonly all: number;
  /** Mean number of cores that all of them used. */
  readonly cores: number;
  /** Cores used by other processes of this machine. */
  readonly others: number;
}

/** A table of the programs of two sides, the most expensive first. */
export function cpuTable(unit: string, sides: Readonly<Record<string, CpuReport>>): string[] {
  const reports = Object.values(sides);
  const most = (name: string) => Math.max(...reports.map(({ micros }) => micros[name] ?? 0));
  const names = [...new Set(reports.flatMap(({ micros }) => Object.keys(micros)))];
  names.sort((a, b) => most(b) - most(a));
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.padStart(16)).join('')}`;
  const micros = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1));
  return [
    line(`CPU µs per ${unit}`, Object.keys(sides)),
    ...names.map((name) =>
      line(
        name,
        reports.map((report) => micros(report.micros[name])),
      ),
    ),
    line(
      'all',
      reports.map(({ all }) => micros(all)),
    ),
    line(
      `cores used, of ${coreCount}`,
      reports.map(({ cores }) => cores.toFixed(2)),
    ),
    line(
      'used by other processes',
      reports.map(({ others }) => others.toFixed(2)),
    ),
  ];
}

/** CPU time of all cores of this machine since boot; time stolen by the host counts as used. */
function busySeconds(): number {
  try {
    const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = readFileSync(
      '/proc/stat',
      'utf8',
    )
      .slice('cpu '.length, 400)
      .trimStart()
      .split(/\s+/)
      .map(Number);
    return (user + nice + system + irq + softIrq + steal) / ticksPerSecond;
  } catch {
    return 0;
  }
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

export const coreCount = cpus().length;

const secondsOf = (programs: Programs): CpuSeconds =>
  Object.fromEntries(
    Object.entries(programs).map(([name, pids]) => [
      name,
      pids().reduce((sum, pid) => sum + (statOf(pid)?.seconds ?? 0), 0),
    ]),
  );

/** The postmaster of a data directory and its backends, including ended ones. */
export function postgresPids(location: string): () => readonly number[] {
  const postmaster = Number(readFileSync(join(location, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return () => {
    const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
    return [postmaster, ...all.filter((pid) => statOf(pid)?.parent === postmaster)];
  };
}

/** Its own CPU time, and that of children it waited for. */
function statOf(pid: number): { readonly parent: number; readonly seconds: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5), fields after the name: 4 is the parent, 14 to 17 the times.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, time) => sum + time, 0);
    return { parent: fields[1] ?? 0, seconds: ticks / ticksPerSecond };
  } catch {
    return undefined; // it has exited, or the system has no /proc
  }
}
