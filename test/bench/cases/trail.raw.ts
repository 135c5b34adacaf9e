import type { Case } from '../case';
import { playedDay } from '../served';
import { getRequest, httpClient } from '../subjects/http';

export const bench: Case = {
  key: 'trail.raw',
  what: "a box's trail over HTTP, against a no-op route that sends the same rows of one raw query",
  unit: 'requests/s',
  slices: 4,
  fair: 'the raw route of the same server runs one prepared query for the same rows and sends them unchanged; ours also judges the trail and names its places; 16 connections each',
  async setup(bench) {
    const day = await playedDay(bench);
    const client = await httpClient(day, 16);
    const request = (path: string) => getRequest(`${path}/{v}`, day.keys['auditor']);
    const counts = { count: bench.pick(8_000, 2_500), warmUp: 3_000 };
    return {
      ours: client.side('GET /v1/trails/:sscc', counts, request('/v1/trails'), day.ssccs),
      limit: client.side('one raw query', counts, request('/v1/raw-trails'), day.ssccs),
      teardown: client.close,
    };
  },
};
