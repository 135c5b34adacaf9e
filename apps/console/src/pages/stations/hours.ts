import type { Schemas } from '@boxtrail/api-client';

type AccountDay = Schemas['AccountDay'];

/** One hour of a station: boxes that came and left, and those that it held when the hour ended. */
export interface Hour {
  /** RFC 3339. */
  readonly from: string;
  readonly in: number;
  /** Handed on, written off, or found to be gone; negative when such boxes came back to its account. */
  readonly gone: number;
  readonly held: number;
}

/** Every box that came in and is not held has gone, with proof or without. */
export function hoursOf({ opening, hours }: Pick<AccountDay, 'opening' | 'hours'>): readonly Hour[] {
  let { held } = opening;
  return hours.map((hour) => {
    held += hour.held;
    return { from: hour.from, in: hour.in, gone: hour.in - hour.held, held };
  });
}

/** The highest bar of the chart; at least 1, so that an empty day has a scale. */
export const mostOf = (hours: readonly Hour[]): number =>
  Math.max(1, ...hours.map((hour) => Math.max(hour.in, Math.abs(hour.gone))));

export const isQuiet = (hours: readonly Hour[]): boolean =>
  hours.every((hour) => hour.in === 0 && hour.gone === 0);

/** Boxes of the whole day. */
export const totalOf = (hours: readonly Hour[]): { readonly in: number; readonly gone: number } => ({
  in: hours.reduce((sum, hour) => sum + hour.in, 0),
  gone: hours.reduce((sum, hour) => sum + hour.gone, 0),
});
