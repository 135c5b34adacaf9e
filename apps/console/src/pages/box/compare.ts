import { breaksTrail, stepName } from './steps';
import type { Step } from './waterfall';

/** `added`: only B has the step; `gone`: only A has it; `judged`: both have it and say otherwise what it means. */
export type Change = 'same' | 'added' | 'gone' | 'judged';

/** A step as each of two trails has it. */
export interface Compared {
  readonly name: string;
  readonly a: Step | undefined;
  readonly b: Step | undefined;
  readonly change: Change;
}

/** What later facts can change about a step: its custody, its findings with their answers, and its correction. */
const meaning = ({ custodian, findings, correctedBy }: Step): string =>
  JSON.stringify([
    custodian?.type,
    custodian?.id,
    findings.map(({ kind, severity, closedBy }) => [kind, severity, closedBy === null]),
    correctedBy === null,
  ]);

/** The steps of two trails of one box side by side, the newest first. */
export function compareSteps(a: readonly Step[], b: readonly Step[]): readonly Compared[] {
  const [ofA, ofB] = [a, b].map((steps) => new Map(steps.map((step) => [stepName(step), step])));
  const all = new Map([...a, ...b].map((step) => [stepName(step), step]));
  return [...all]
    .toSorted(
      ([, one], [, other]) =>
        Date.parse(other.occurredAt) - Date.parse(one.occurredAt) ||
        other.source.position - one.source.position,
    )
    .map(([name]) => {
      const [inA, inB] = [ofA?.get(name), ofB?.get(name)];
      return { name, a: inA, b: inB, change: changeOf(inA, inB) };
    });
}

function changeOf(a: Step | undefined, b: Step | undefined): Change {
  if (a === undefined) return 'added';
  if (b === undefined) return 'gone';
  return meaning(a) === meaning(b) ? 'same' : 'judged';
}

/** How many steps changed, by kind of change. */
export function countsOf(rows: readonly Compared[]): Readonly<Record<Change, number>> {
  const counts = { same: 0, added: 0, gone: 0, judged: 0 };
  for (const { change } of rows) counts[change] += 1;
  return counts;
}

/** Whether a step breaks the trail at one of the moments only. */
export const breaksOnce = ({ a, b }: Compared): boolean =>
  (a !== undefined && breaksTrail(a)) !== (b !== undefined && breaksTrail(b));

/**
 * The address of a comparison that shows something: the trail as it was known before its last record, and as the page
 * shows it now.
 */
export function comparisonOf(sscc: string, steps: readonly Step[], marks: URLSearchParams): string {
  const records = [...new Set(steps.map(({ recordedAt }) => recordedAt))].sort();
  const before = records.at(-2);
  const query = new URLSearchParams();
  const [at, knownAt] = [marks.get('at'), marks.get('knownAt')];
  if (at !== null) query.set('at', at);
  if (knownAt !== null) query.set('knownAt', knownAt);
  if (at === null && knownAt === null && before !== undefined) query.set('knownAt', before);
  const text = query.toString();
  return `/boxes/${sscc}/compare${text === '' ? '' : `?${text}`}`;
}
