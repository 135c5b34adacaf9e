import type { Step } from './waterfall';

/** Names a step in the address: its log position and kind. */
export const stepName = ({ source, kind }: Step): string => `${source.position}-${kind}`;

/** Whether one of its findings breaks the trail and is not mended. */
export const breaksTrail = ({ findings }: Step): boolean =>
  findings.some(({ severity, closedBy }) => severity === 'breaks' && closedBy === null);

/** Names of the stations of a trail, by GLN. */
export function namesIn(steps: readonly Step[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { place, to } of steps)
    for (const one of [place, to]) if (one !== null) names.set(one.gln, one.name);
  return names;
}

/** A detail of a step as text; undefined when it has none. */
export function detail(step: Step | undefined, name: string): string | undefined {
  const value = (step?.details as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Steps of the whole trail that those shown lack. */
export function laterThan(shown: readonly Step[], all: readonly Step[]): readonly Step[] {
  const known = new Set(shown.map(stepName));
  return all.filter((step) => !known.has(stepName(step)));
}
