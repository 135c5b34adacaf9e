import type { Change } from '../domain/change';

export const changesDescription =
  'NDJSON, or Server-Sent Events with `Accept: text/event-stream`. One line per change, in the order of the log; the ' +
  'stream then follows what is recorded, until the client or the service ends it. To resume, send the `position` of the ' +
  'last line (NDJSON) or the last `id` (SSE) as `Last-Event-ID`, or as `from`: nothing is missed, and nothing comes ' +
  'twice. A key sees the kinds of subjects that it may read. A key that is bound to a station or supplier sees what ' +
  'concerns it and the stations below it: an event that names one of them, or whose box, load, job, round or pass belongs ' +
  'to one. Stations, suppliers and box types are public. No line has data of a household: `subject.url` has the present ' +
  'state, under the rules of that route. A line of the kind `position` has no change: the client has everything up to it. ' +
  'An empty line (NDJSON) or a comment (SSE) after 15 s shows that the connection is alive. With `follow=false` the answer ' +
  'is one page, and its last line is of the kind `position`: `from` of the next page.';

const sealed: Change = {
  position: 4711,
  recordedAt: '2026-03-16T01:00:00.412Z',
  occurredAt: '2026-03-16T01:00:00.000Z',
  kind: 'box-sealed',
  subject: { kind: 'box', id: '020123450100000017', url: '/v1/trails/020123450100000017' },
  stationGln: '2401000000010',
};

/** One line of NDJSON. */
export const oneChange = { schema: { $ref: '#/components/schemas/ChangeLine' } };

/** Server-Sent Events: the `data` of each is a line; an `id` without `data` is a position without a change. */
export const streamed = {
  schema: { type: 'string' as const },
  example: `id: 4711\ndata: ${JSON.stringify(sealed)}\n\n: reached\nid: 4790\n\n`,
};
