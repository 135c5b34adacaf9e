import type { Afterwards, Case, Ready } from './case';
import { goalOf, goalText, reaches, type AnyKey } from './keys';
import { spread, type Round } from './statistics';

/** A measured case. */
export interface Measured {
  readonly case: Case;
  readonly names: { readonly ours: string; readonly limit: string; readonly aside: string | undefined };
  readonly rounds: readonly Round[];
  /** Figures of the side without a ratio, of the same rounds. */
  readonly asides: readonly number[];
  readonly after: Afterwards | undefined;
}

/** The results of a run for programs. */
export interface Figures {
  /** Median of the ratios of the rounds. A key that could not be measured is absent. */
  readonly ratios: Partial<Record<AnyKey, number>>;
  readonly rounds: Partial<Record<AnyKey, readonly Round[]>>;
  /** Figures besides the ratios; omitted when there are none. */
  readonly figures?: Partial<Record<AnyKey, Afterwards['figures']>>;
  readonly machine: Readonly<Record<string, string | number>>;
}

export const namesOf = ({ ours, limit, aside }: Ready) => ({
  ours: ours.name,
  limit: limit.name,
  aside: aside?.name,
});

export function figuresOf(measured: readonly Measured[], machine: Figures['machine']): Figures {
  const figures = measured.flatMap(({ case: { key }, after }) =>
    after === undefined ? [] : [[key, after.figures] as const],
  );
  return {
    ratios: Object.fromEntries(
      measured.map((m) => [m.case.key, spread(m.rounds.map((r) => r.ratio)).median]),
    ),
    rounds: Object.fromEntries(measured.map((m) => [m.case.key, m.rounds])),
    ...(figures.length > 0 && { figures: Object.fromEntries(figures) }),
    machine,
  };
}

/** A figure with its significant digits. */
function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The result of one case as text. */
export function report({ case: { key, what, unit, fair }, names, rounds, asides, after }: Measured): string {
  const line = (name: string, figures: readonly number[]) => {
    const { min, median, max } = spread(figures);
    const cells = [min, median, max].map((value) => figure(value).padStart(11)).join('');
    return `  ${name.padEnd(44)}${cells}  ${unit}`;
  };
  const ratio = spread(rounds.map((round) => round.ratio));
  const cells = [ratio.min, ratio.median, ratio.max].map((value) => value.toFixed(2).padStart(11)).join('');
  return [
    `${key}: ${what}`,
    `  ${`${rounds.length} rounds`.padEnd(44)}${['min', 'median', 'max'].map((word) => word.padStart(11)).join('')}`,
    line(
      names.ours,
      rounds.map((round) => round.ours),
    ),
    line(
      names.limit,
      rounds.map((round) => round.limit),
    ),
    ...(names.aside === undefined ? [] : [line(names.aside, asides)]),
    `  ${'ratio'.padEnd(44)}${cells}  ${verdictOf(key, ratio.median)}`,
    ...(after?.lines ?? []).map((text) => `  ${text}`),
    ...(after?.broken === undefined ? [] : [`  BROKEN: ${after.broken}`]),
    ...wrapped(`why the comparison is fair: ${fair}.`),
  ].join('\n');
}

/** A table of all keys of a run. */
export function summary(measured: readonly Measured[], skipped: ReadonlyMap<AnyKey, string>): string {
  const rows = measured.map(({ case: { key }, rounds }) => {
    const { min, median, max } = spread(rounds.map((round) => round.ratio));
    return `${key.padEnd(20)}${median.toFixed(2).padStart(9)}   ${`${min.toFixed(2)}-${max.toFixed(2)}`.padEnd(16)}${verdictOf(key, median)}`;
  });
  const withGoal = measured.flatMap(({ case: { key }, rounds }) => {
    const goal = goalOf(key);
    return goal === undefined ? [] : [reaches(spread(rounds.map((round) => round.ratio)).median, goal)];
  });
  return [
    ...rows,
    ...[...skipped].map(([key, why]) => `${key.padEnd(20)} not measured: ${why}`),
    `${withGoal.filter(Boolean).length} of ${withGoal.length} reach their goal`,
  ].join('\n');
}

function verdictOf(key: AnyKey, ratio: number): string {
  const goal = goalOf(key);
  if (goal === undefined) return 'no goal';
  return `goal ${goalText(goal).padEnd(7)} ${reaches(ratio, goal) ? 'reached' : 'FALLS SHORT'}`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
