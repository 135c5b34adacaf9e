import type { Schemas } from '@boxtrail/api-client';

type Status = Schemas['ListedPackingJob']['status'];

/** Those with shortages first, then those that are still packed. */
export const statuses = ['short', 'open', 'completed'] as const satisfies readonly Status[];

export const priorities = [
  'urgent',
  'normal',
  'low',
] as const satisfies readonly Schemas['ListedPackingJob']['priority'][];
export const offers = [
  'open',
  'accepted',
  'declined',
] as const satisfies readonly Schemas['ListedPackingJob']['offer'][];

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly places?: Readonly<Record<string, string>>;
}
type Ask<T> = (status: Status, cursor: string | undefined) => Promise<PageOf<T>>;

/** One page of jobs of every status, sorted by `statuses`. Its cursor is the status of the next job and the API's own cursor. */
export async function shortFirst<T>(ask: Ask<T>, cursor: string | undefined): Promise<PageOf<T>> {
  const [name, inStatus] = cursor === undefined ? [statuses[0], undefined] : parted(cursor);
  for (
    let i = Math.max(
      0,
      statuses.findIndex((one) => one === name),
    );
    ;
    i += 1
  ) {
    const status = statuses[i];
    if (status === undefined) return { items: [], next: null };
    const { items, next, places } = await ask(
      status,
      status === name && inStatus !== '' ? inStatus : undefined,
    );
    const following = statuses[i + 1];
    if (next !== null) return { items, places, next: `${status} ${next}` };
    if (items.length > 0 || following === undefined)
      return { items, places, next: following === undefined ? null : `${following} ` };
  }
}

const parted = (cursor: string): readonly [string, string] => {
  const at = cursor.indexOf(' ');
  return [cursor.slice(0, at), cursor.slice(at + 1)];
};
