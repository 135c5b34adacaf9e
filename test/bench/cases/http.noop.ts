import type { Case } from '../case';
import { packedBoxes, playedDay } from '../served';
import { httpClient, postRequest } from '../subjects/http';

export const bench: Case = {
  key: 'http.noop',
  what: 'a scan posted by 64 connections and stored, against a no-op route of the same server',
  unit: 'requests/s',
  slices: 4,
  fair: 'the same bytes are sent to both routes, by a minimal client in another process; the no-op route uses the same server, body parser and guard and answers at once; each scan is of one of 20,000 packed boxes and costs its look-ups, stream read and append; all views and policies of the product run meanwhile',
  async setup(bench) {
    const day = await playedDay(bench);
    const client = await httpClient(day, 64);
    const boxes = await packedBoxes(day, 20_000);
    const scan = {
      scanId: 'bench-{n}',
      kind: 'seen',
      sscc: '{v}',
      atGln: day.supplierGln,
      byRef: 'scanner-1',
    };
    const request = (path: string) => postRequest(path, day.keys['station'], scan, 18);
    const counts = { count: bench.pick(12_000, 4_000), warmUp: 6_000 };
    return {
      ours: client.side('POST /v1/scans', counts, request('/v1/scans'), boxes),
      limit: client.side('POST /v1/noop', counts, request('/v1/noop'), boxes),
      teardown: client.close,
    };
  },
};
