import { readFile } from 'node:fs/promises';
import { boxtrailApi, dataOf } from '@boxtrail/api-client';
import { playDay, type Keys } from '@boxtrail/simulation';
import type { Start } from './child';

export interface DayToPlay {
  readonly url: string;
  readonly keys: Keys;
  readonly boxes: number;
  readonly network: string;
  /** 1 when omitted. */
  readonly seed?: number;
}

/** Plays a day over REST. Returns the seconds until everything was recorded and visible. */
export const start: Start<object, DayToPlay, number> = async () => ({
  run: async ({ url, keys, boxes, network, seed = 1 }) => {
    // The network exists already: the import at the start of a day needs only one of its lines.
    const csv = (await readFile(network, 'utf8')).split('\n').slice(0, 2).join('\n');
    const started = performance.now();
    const { position } = await playDay(
      () => url,
      keys,
      { seed, boxes },
      csv,
      () => undefined,
    );
    const auditor = boxtrailApi({ url, key: keys['auditor'] ?? '', attempts: 40 });
    const query = { limit: 1, atLeast: position };
    await dataOf(auditor.GET('/v1/accounts', { params: { query } }));
    return (performance.now() - started) / 1_000;
  },
  close: async () => undefined,
});
