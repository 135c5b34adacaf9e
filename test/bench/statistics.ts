/** One round of a case: the figure of each side, and their ratio. */
export interface Round {
  readonly ours: number;
  readonly limit: number;
  readonly ratio: number;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Minimum, median and maximum. Throws when there are no figures. */
export function spread(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error('no figures');
  return { min, median: quantile(sorted, 0.5), max };
}

/** The quantile of a share, interpolated between two figures. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new Error('no figures');
  return below + (above - below) * (place - Math.floor(place));
}
