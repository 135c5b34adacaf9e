import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recovery } from './chaos';

/** Recovery times in seconds after faults of one kind. */
export interface KindFigures {
  readonly count: number;
  readonly median: number;
  readonly max: number;
}

export function byKind(recoveries: readonly Recovery[]): Record<string, KindFigures> {
  const all = new Map<string, number[]>();
  for (const { kind, seconds } of recoveries) all.set(kind, [...(all.get(kind) ?? []), seconds]);
  return Object.fromEntries(
    [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, values]) => [kind, figuresOf(values)]),
  );
}

function figuresOf(seconds: readonly number[]): KindFigures {
  const sorted = [...seconds].sort((a, b) => a - b);
  const [below = 0, above = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { count: sorted.length, median: (below + above) / 2, max: sorted.at(-1) ?? 0 };
}

/** The same as a table. */
export function table(recoveries: readonly Recovery[]): string {
  const line = (kind: string, ...cells: (string | number)[]) =>
    kind.padEnd(26) + cells.map((cell) => String(cell).padStart(9)).join('');
  const rows = Object.entries(byKind(recoveries)).map(([kind, { count, median, max }]) =>
    line(kind, count, median.toFixed(2), max.toFixed(2)),
  );
  return [line('works again after (s)', 'faults', 'median', 'longest'), ...rows].join('\n');
}

/** The last warnings and errors of every program, for a run whose data is deleted. */
export function warnings(logs: string, ofEach = 10): string[] {
  if (!existsSync(logs)) return [];
  return readdirSync(logs).flatMap((name) =>
    readFileSync(join(logs, name), 'utf8')
      .split('\n')
      .filter((line) => /"level":[456]0/.test(line))
      .slice(-ofEach)
      .map((line) => `${name}: ${line}`),
  );
}
