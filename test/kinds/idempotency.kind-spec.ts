import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeKey } from '@boxtrail/kernel';
import { root } from '../support/boxtrail';
import { ledgerAndRecallRequests, type Tools } from './ledger-and-recall-requests';
import { needRequests } from './need-requests';
import { qualityRequests } from './quality-requests';
import { stockRequests } from './stock-requests';
import { supplyRequests } from './supply-requests';
import { groupLags, RunningBoxtrail, type Answer, type Sent } from './running-boxtrail';

type Request = Sent & {
  readonly path: string;
  readonly method?: string;
  /** Resolves when all effects of earlier commands have happened. */
  readonly settled?: () => Promise<unknown>;
};

interface Described {
  readonly parameters?: readonly { readonly $ref?: string }[];
}
const { paths, components } = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Described>>;
  components: { parameters: Record<string, { name: string; required: boolean }> };
};
/** Whether the document requires an Idempotency-Key of a POST; undefined when it has no such header. */
function isKeyRequired(path: string): boolean | undefined {
  const names = (paths[path]?.['post']?.parameters ?? []).map(({ $ref = '' }) => $ref.split('/').pop() ?? '');
  return names.map((name) => components.parameters[name]).find((each) => each?.name === 'Idempotency-Key')
    ?.required;
}
/** Signing in has no effect on the log, and opens another session each time. */
const routes = Object.keys(paths).filter(
  (path) => paths[path]?.['post'] !== undefined && path !== '/v1/session',
);

let number = 0;
/** An unused name. */
const fresh = (prefix: string) => `${prefix}-${(number += 1)}`;
const sscc = () => completeKey('sscc', `0399999${String((number += 1)).padStart(10, '0')}`);

describe('a request repeated with the same Idempotency-Key', () => {
  let boxtrail: RunningBoxtrail;
  let [supplier, community, gtin] = ['', '', ''];
  let item: { gtin: string; quantity: number }[] = [];

  const send = ({ path, method = 'POST', ...sent }: Request, key: string): Promise<Answer> =>
    boxtrail.ask(method, path, { ...sent, headers: { ...sent.headers, 'idempotency-key': key } });
  /** Sends a request that must succeed. */
  async function must(path: string, json: object): Promise<Answer> {
    const answer = await boxtrail.ask('POST', path, { json });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.text}`);
    return answer;
  }
  /** Position of the last event, when every consumer group and the ledger have followed all facts. */
  const head = async (): Promise<number> => {
    for (let before = 0; ;) {
      const lags = await groupLags(boxtrail);
      const last = (await boxtrail.ask('GET', '/v1/views')).body[0].head as number;
      const { due } = (await boxtrail.ask('GET', `/v1/ledger/summary?atLeast=${last}`)).body;
      if (lags.every((lag) => lag === 0) && due === 0 && last === before) return last;
      before = last;
    }
  };

  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const first = async (path: string) => (await boxtrail.ask('GET', path)).body.items[0];
    supplier = (await first('/v1/suppliers')).gln;
    community = (await first('/v1/stations?tier=community')).gln;
    const type = await first('/v1/box-types');
    gtin = type.gtin;
    item = type.contents.map(({ gtin: of, quantity }: { gtin: string; quantity: number }) => ({
      gtin: of,
      quantity,
    }));
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const round = async (): Promise<string> => {
    const roundId = fresh('round');
    await must('/v1/rounds', {
      roundId,
      communityGln: community,
      cutoffAt: '2099-01-01T00:00:00Z',
      gtins: [gtin],
    });
    return roundId;
  };
  const need = (needId = fresh('need'), quantity = 1) => ({
    needId,
    householdRef: 'hh-1',
    building: '5',
    unit: '1',
    order: 'own',
    payment: 'prepaid',
    lines: [{ gtin, quantity }],
  });
  const contents = () => item.map((one) => ({ ...one, lot: 'L1' }));
  /** A job that asks for a number of boxes. */
  async function job(boxes = 1): Promise<{ jobId: string; needId: string }> {
    const jobId = await round();
    const asked = need(undefined, boxes);
    await must(`/v1/rounds/${jobId}/needs`, asked);
    await must(`/v1/rounds/${jobId}/close`, {});
    await jobOf(jobId);
    return { jobId, needId: asked.needId };
  }
  /** Registers a supplier; returns its GLN. */
  const otherSupplier = async (): Promise<string> => {
    const gln = completeKey('gln', `29${String((number += 1)).padStart(10, '0')}`);
    await must('/v1/suppliers', { gln, name: '批发' });
    return gln;
  };
  /** Resolves when a closed round has its job. */
  async function jobOf(roundId: string): Promise<void> {
    for (let i = 0; i < 600; i += 1) {
      if ((await boxtrail.ask('GET', `/v1/packing-jobs/${roundId}`)).status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no packing job ${roundId} appeared`);
  }
  const box = (needId: string, more: object = {}) => ({
    sscc: sscc(),
    needId,
    gtin,
    contents: contents(),
    weightGrams: 5_000,
    ...more,
  });
  async function packed(more: object = {}): Promise<string> {
    const { jobId, needId } = await job();
    return (await must(`/v1/packing-jobs/${jobId}/boxes`, box(needId, more))).body.sscc as string;
  }
  const load = async (ssccs: string[] = [], plate = '吉A12345', driverRef = 'driver-1'): Promise<string> => {
    const loadId = fresh('load');
    await must('/v1/loads', { loadId, fromGln: supplier, toGln: community, plate, driverRef });
    if (ssccs.length > 0) await must(`/v1/loads/${loadId}/boxes`, { ssccs });
    return loadId;
  };
  const validity = {
    validFrom: '2020-01-01T00:00:00Z',
    validUntil: '2099-01-01T00:00:00Z',
    authorityRef: 'office',
  };
  const vehicle = (plate: string) => ({ plate, carrierRef: 'c-1', zones: [community], ...validity });
  const person = (personRef: string) => ({ personRef, employerRef: 'e-1', zones: [community], ...validity });
  const pass = async (of: object = vehicle('吉A12345')): Promise<string> =>
    (await must('/v1/passes', of)).body.passId as string;
  const suspended = async () => {
    const passId = await pass();
    await must(`/v1/passes/${passId}/suspend`, { reason: 'r' });
    return passId;
  };
  const seen = async () => ({
    scanId: fresh('scan'),
    kind: 'seen',
    sscc: await packed(),
    atGln: community,
    byRef: 'w',
  });
  /** Sends a line that is not a scan; returns its id. */
  async function quarantined(): Promise<string> {
    const raw = `junk ${fresh('line')}`;
    await boxtrail.ask('POST', '/v1/scans', { raw, type: 'application/x-ndjson' });
    const { body } = await boxtrail.ask('GET', '/v1/quarantine?limit=200');
    return body.items.find((line: { raw: string }) => line.raw === raw).id as string;
  }
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const issuedKey = async (): Promise<string> =>
    (await must('/v1/api-keys', { subject: fresh('gate'), role: 'checkpoint', expiresAt: tomorrow })).body
      .id as string;
  const plate = () => `吉A${String(10_000 + (number += 1))}`;

  const tools = (): Tools => {
    const { gtin: of = '', quantity = 1 } = item[0] ?? {};
    return { boxtrail, fresh, must, job, box, item: { gtin: of, quantity }, community, boxType: gtin };
  };

  /** One request of each route, about data that no other test uses. */
  const requests: Record<string, () => Promise<Request>> = {
    '/v1/api-keys': async () => ({
      path: '/v1/api-keys',
      json: { subject: fresh('gate'), role: 'checkpoint', expiresAt: tomorrow },
    }),
    '/v1/api-keys/{id}/revoke': async () => ({
      path: `/v1/api-keys/${await issuedKey()}/revoke`,
      json: { reason: 'r' },
    }),
    '/v1/api-keys/{id}/rotate': async () => ({
      path: `/v1/api-keys/${await issuedKey()}/rotate`,
      json: { expiresAt: tomorrow },
    }),
    '/v1/messaging/groups/{group}/replay': async () => ({
      path: '/v1/messaging/groups/packing.create-jobs/replay',
      json: {},
    }),
    '/v1/messaging/topics/{context}/republish': async () => ({
      path: '/v1/messaging/topics/orders/republish',
      json: {},
    }),
    '/v1/parked/{id}/drop': async () => ({ path: '/v1/parked/orders.4711/drop', json: { reason: 'r' } }),
    '/v1/views/{view}/drop-old': async () => ({ path: '/v1/views/packing.jobs/drop-old', json: {} }),
    '/v1/views/{view}/rebuild': async () => ({ path: '/v1/views/packing.jobs/rebuild', json: {} }),
    '/v1/differences/{id}/accept': async () => ({
      path: '/v1/differences/orders.4711/accept',
      json: { reason: 'r' },
    }),
    '/v1/quarantine/{id}/resend': async () => ({
      path: `/v1/quarantine/${await quarantined()}/resend`,
      json: { body: JSON.stringify(await seen()) },
    }),
    '/v1/quarantine/{id}/close': async () => ({
      path: `/v1/quarantine/${await quarantined()}/close`,
      json: { reason: 'r' },
    }),
    ...needRequests(() => ({ fresh, community })),
    '/v1/stations/import': async () => ({
      path: '/v1/stations/import',
      raw: `code,name,tier,parentCode,street,latitude,longitude\n${4_000 + (number += 1)},新市,municipal,,,43.8,125.3\n`,
      type: 'text/csv',
    }),
    '/v1/suppliers': async () => ({
      path: '/v1/suppliers',
      json: { gln: completeKey('gln', `29${String((number += 1)).padStart(10, '0')}`), name: '批发' },
    }),
    '/v1/stations/{gln}/responsible': async () => ({
      path: `/v1/stations/${community}/responsible`,
      json: { name: fresh('name'), position: '社区书记', phone: '0431-8000000' },
    }),
    '/v1/rounds': async () => ({
      path: '/v1/rounds',
      json: { communityGln: community, cutoffAt: '2099-01-01T00:00:00Z', gtins: [gtin] },
    }),
    '/v1/rounds/{roundId}/close': async () => {
      const roundId = await round();
      return { path: `/v1/rounds/${roundId}/close`, json: {}, settled: () => jobOf(roundId) };
    },
    '/v1/rounds/{roundId}/needs': async () => ({ path: `/v1/rounds/${await round()}/needs`, json: need() }),
    '/v1/packing-jobs/{jobId}/complete': async () => ({
      path: `/v1/packing-jobs/${(await job()).jobId}/complete`,
      json: { shortageReason: 'none came' },
    }),
    '/v1/packing-jobs/{jobId}/accept': async () => ({
      path: `/v1/packing-jobs/${(await job()).jobId}/accept`,
      json: {},
    }),
    '/v1/packing-jobs/{jobId}/decline': async () => {
      const { jobId } = await job();
      return {
        path: `/v1/packing-jobs/${jobId}/decline`,
        json: { reason: 'none came' },
        // It goes to another supplier, or says that there is none, before the request is sent again.
        settled: async () => {
          const isAnswered = ({ body }: { body: { offer: string; isUnserved: boolean } }) =>
            body.offer !== 'declined' || body.isUnserved;
          await boxtrail.eventually(`/v1/packing-jobs/${jobId}`, isAnswered);
        },
      };
    },
    '/v1/packing-jobs/{jobId}/move': async () => ({
      path: `/v1/packing-jobs/${(await job()).jobId}/move`,
      json: { supplierGln: await otherSupplier(), reason: 'nearer by road' },
    }),
    '/v1/packing-jobs/{jobId}/schedule': async () => ({
      path: `/v1/packing-jobs/${(await job()).jobId}/schedule`,
      json: { priority: 'urgent', wave: 2 },
    }),
    '/v1/packing-jobs/{jobId}/boxes': async () => {
      const { jobId, needId } = await job();
      return { path: `/v1/packing-jobs/${jobId}/boxes`, json: box(needId) };
    },
    '/v1/sscc-ranges': async () => {
      const supplierGln = await otherSupplier();
      const companyPrefix = supplierGln.slice(0, 7);
      const range = { supplierGln, rangeId: fresh('range'), benchRef: 'bench-1', companyPrefix };
      return { path: '/v1/sscc-ranges', json: { ...range, count: 3 } };
    },
    '/v1/boxes/{sscc}/seal': async () => ({
      path: `/v1/boxes/${await packed()}/seal`,
      json: { sealId: 'S1' },
    }),
    '/v1/passes': async () => ({ path: '/v1/passes', json: vehicle('吉A12345') }),
    '/v1/passes/{passId}/suspend': async () => ({
      path: `/v1/passes/${await pass()}/suspend`,
      json: { reason: 'r' },
    }),
    '/v1/passes/{passId}/reinstate': async () => ({
      path: `/v1/passes/${await suspended()}/reinstate`,
      json: { reason: 'r' },
    }),
    '/v1/passes/{passId}/revoke': async () => ({
      path: `/v1/passes/${await pass()}/revoke`,
      json: { reason: 'r' },
    }),
    '/v1/verifications': async () => ({
      path: '/v1/verifications',
      json: { scanId: fresh('scan'), passId: await pass(), checkpointRef: 'cp-1', zoneGln: community },
    }),
    '/v1/loads': async () => ({
      path: '/v1/loads',
      json: { fromGln: supplier, toGln: community, plate: '吉A12345', driverRef: 'd' },
    }),
    '/v1/loads/{loadId}/boxes': async () => ({
      path: `/v1/loads/${await load()}/boxes`,
      json: { ssccs: [await packed()] },
    }),
    '/v1/loads/{loadId}/take-off': async () => {
      const ssccs = [await packed()];
      return { path: `/v1/loads/${await load(ssccs)}/take-off`, json: { ssccs, reason: 'r' } };
    },
    '/v1/loads/{loadId}/seal': async () => ({
      path: `/v1/loads/${await load([await packed({ sealId: 'S1' })])}/seal`,
      json: { sealId: 'S' },
    }),
    '/v1/loads/{loadId}/dispatch': async () => {
      const [van, driver] = [plate(), fresh('driver')];
      const loadId = await load([await packed({ sealId: 'S1' })], van, driver);
      await must(`/v1/loads/${loadId}/seal`, { sealId: 'S' });
      const json = { vehiclePassId: await pass(vehicle(van)), driverPassId: await pass(person(driver)) };
      return { path: `/v1/loads/${loadId}/dispatch`, json };
    },
    '/v1/loads/{loadId}/arrivals': async () => ({
      path: `/v1/loads/${await load([await packed()])}/arrivals`,
      json: { scanId: fresh('scan'), atGln: community, sealIntact: true },
    }),
    '/v1/loads/{loadId}/receipts': async () => {
      const ssccs = [await packed()];
      return {
        path: `/v1/loads/${await load(ssccs)}/receipts`,
        json: { scanId: fresh('scan'), atGln: community, ssccs },
      };
    },
    '/v1/door-rounds': async () => ({
      path: '/v1/door-rounds',
      json: { fromGln: community, teamRef: 't', ssccs: [await packed()] },
    }),
    '/v1/scans': async () => ({ path: '/v1/scans', json: await seen() }),
    '/v1/boxes/{sscc}/resolutions': async () => ({
      path: `/v1/boxes/${await packed()}/resolutions`,
      json: { finding: { kind: 'missing', position: 1, ordinal: 0 }, outcome: 'lost', words: 'r' },
    }),
    '/v1/findings/resolutions': async () => ({
      path: '/v1/findings/resolutions',
      json: {
        findings: [{ sscc: await packed(), kind: 'missing', position: 1, ordinal: 0 }],
        ...{ outcome: 'lost', words: 'r' },
      },
    }),
    '/v1/corrections': async () => {
      const scan = await seen();
      await must('/v1/scans', scan);
      const json = { sscc: scan.sscc, scanId: scan.scanId, withdrawn: true, reason: 'r', byRef: 'w' };
      return { path: '/v1/corrections', json };
    },
    ...ledgerAndRecallRequests(tools),
    ...qualityRequests(tools),
    ...stockRequests(() => ({ fresh, supplier })),
    ...supplyRequests(tools),
  };

  it('has an example for every POST', () => {
    expect(Object.keys(requests).sort()).toEqual([...routes].sort());
  });

  /** Lines have their own ids: a repeated line is a duplicate. */
  const saidAlike = ({ status, text }: Answer) => [
    status,
    text
      .replace(/"(accepted|duplicate)":\d/g, '')
      .replace(/"status":"(accepted|duplicate)"/, '')
      .replace(/"traceId":"\w+"/, ''),
  ];
  /** Facts with their own ids, and a change that makes each a different fact. */
  const facts: Readonly<Record<string, object>> = {
    '/v1/packing-jobs/{jobId}/boxes': { weightGrams: 1 },
    '/v1/stock/receipts': { quantity: 2 },
    '/v1/verifications': { checkpointRef: 'another' },
    '/v1/loads/{loadId}/arrivals': { sealIntact: false },
    '/v1/loads/{loadId}/receipts': { ssccs: [] },
    '/v1/scans': { byRef: 'another' },
  };
  const inLines = ['/v1/rounds/bulk', '/v1/stations/import'];

  /** Refused here, with the same answer each time: there are no parked messages, no differences and no Kafka. */
  const refused: Record<string, number> = {
    '/v1/boxes/{sscc}/resolutions': 404,
    '/v1/parked/{id}/drop': 404,
    '/v1/differences/{id}/accept': 404,
    '/v1/messaging/topics/{context}/republish': 409,
  };

  it.each(routes)('POST %s: the same answer and one effect', async (route) => {
    const request = await requests[route]!();
    const key = fresh('key');
    const before = await head();
    const first = await send(request, key);
    expect(first.status).toBe(refused[route] ?? (first.status === 201 ? 201 : 200));
    await request.settled?.();
    const after = await head();
    const again = await Promise.all([send(request, key), send(request, key)]);
    const later = await send(request, key);
    for (const answer of [...again, later]) {
      expect(saidAlike(answer)).toEqual(saidAlike(first));
      if (inLines.includes(route)) continue;
      expect(answer.text.replace(/"traceId":"\w+"/, '')).toBe(first.text.replace(/"traceId":"\w+"/, ''));
      expect(answer.headers.get('etag')).toBe(first.headers.get('etag'));
    }
    expect(await head()).toBe(after);
    // A route that writes no events has no effect to compare.
    if (/api-keys|messaging|parked|views/.test(route)) expect(after).toBe(before);
  });

  it.each([...routes, '/v1/session'])(
    'POST %s without a key: refused where the document requires one, else answered',
    async (route) => {
      const request = (await requests[route]?.()) ?? { path: route, json: { demoRole: 'auditor' } };
      const before = await head();
      const answer = await boxtrail.ask('POST', request.path, {
        ...request,
        headers: { 'idempotency-key': undefined },
      });
      if (isKeyRequired(route) === true) {
        expect([answer.status, answer.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
        expect(await head()).toBe(before);
      } else {
        expect([route, isKeyRequired(route)]).toEqual([route, false]);
        expect([route, answer.status]).toEqual([
          route,
          refused[route] ?? (answer.status === 201 ? 201 : 200),
        ]);
        await request.settled?.();
      }
    },
  );

  /** A request, a later change of state, and how to see that the repetition had no effect. */
  interface Scenario {
    readonly request: Request;
    readonly status: number;
    readonly change: () => Promise<unknown>;
  }
  const again = (path: string, json: object = {}) => must(path, json);

  const scenarios: [name: string, make: () => Promise<Scenario>][] = [
    [
      'a suspension of a suspended pass, then reinstated',
      async () => {
        const passId = await suspended();
        return {
          request: { path: `/v1/passes/${passId}/suspend`, json: { reason: 'r' } },
          status: 200,
          change: () => again(`/v1/passes/${passId}/reinstate`, { reason: 'r' }),
        };
      },
    ],
    [
      'a suspension of an unknown pass, then issued',
      async () => {
        const passId = fresh('pass');
        return {
          request: { path: `/v1/passes/${passId}/suspend`, json: { reason: 'r' } },
          status: 404,
          change: () => pass({ ...vehicle('吉A12345'), passId }),
        };
      },
    ],
    [
      'a reinstatement of a revoked pass is refused for ever',
      async () => {
        const passId = await pass();
        await again(`/v1/passes/${passId}/revoke`, { reason: 'r' });
        return {
          request: { path: `/v1/passes/${passId}/reinstate`, json: { reason: 'r' } },
          status: 409,
          change: () => pass(),
        };
      },
    ],
    [
      'boxes that are on the load already, then taken off',
      async () => {
        const ssccs = [await packed()];
        const loadId = await load(ssccs);
        return {
          request: { path: `/v1/loads/${loadId}/boxes`, json: { ssccs } },
          status: 200,
          change: () => again(`/v1/loads/${loadId}/take-off`, { ssccs, reason: 'r' }),
        };
      },
    ],
    [
      'boxes that are on another load, then taken off it',
      async () => {
        const ssccs = [await packed()];
        const other = await load(ssccs);
        return {
          request: { path: `/v1/loads/${await load()}/boxes`, json: { ssccs } },
          status: 409,
          change: () => again(`/v1/loads/${other}/take-off`, { ssccs, reason: 'r' }),
        };
      },
    ],
    [
      'an unpacked box, then packed',
      async () => {
        const { jobId, needId } = await job();
        const one = box(needId);
        return {
          request: { path: `/v1/loads/${await load()}/boxes`, json: { ssccs: [one.sscc] } },
          status: 404,
          change: () => again(`/v1/packing-jobs/${jobId}/boxes`, one),
        };
      },
    ],
    [
      'a take-off of boxes that are not on the load, then loaded',
      async () => {
        const ssccs = [await packed()];
        const loadId = await load();
        return {
          request: { path: `/v1/loads/${loadId}/take-off`, json: { ssccs, reason: 'r' } },
          status: 409,
          change: () => again(`/v1/loads/${loadId}/boxes`, { ssccs }),
        };
      },
    ],
    [
      'the seal of an empty load, then loaded',
      async () => {
        const loadId = await load();
        const ssccs = [await packed({ sealId: 'S1' })];
        return {
          request: { path: `/v1/loads/${loadId}/seal`, json: { sealId: 'S' } },
          status: 409,
          change: () => again(`/v1/loads/${loadId}/boxes`, { ssccs }),
        };
      },
    ],
    [
      'the dispatch of a load that is not sealed, then sealed',
      async () => {
        const [van, driver] = [plate(), fresh('driver')];
        const loadId = await load([await packed({ sealId: 'S1' })], van, driver);
        const json = { vehiclePassId: await pass(vehicle(van)), driverPassId: await pass(person(driver)) };
        return {
          request: { path: `/v1/loads/${loadId}/dispatch`, json },
          status: 409,
          change: () => again(`/v1/loads/${loadId}/seal`, { sealId: 'S' }),
        };
      },
    ],
    [
      'a job that is not complete, then packed',
      async () => {
        const { jobId, needId } = await job();
        return {
          request: { path: `/v1/packing-jobs/${jobId}/complete`, json: {} },
          status: 409,
          change: () => again(`/v1/packing-jobs/${jobId}/boxes`, box(needId)),
        };
      },
    ],
    [
      'the close of an unknown round, then opened',
      async () => {
        const roundId = fresh('round');
        return {
          request: { path: `/v1/rounds/${roundId}/close`, json: {} },
          status: 404,
          change: () =>
            again('/v1/rounds', {
              roundId,
              communityGln: community,
              cutoffAt: '2099-01-01T00:00:00Z',
              gtins: [gtin],
            }),
        };
      },
    ],
    [
      'the correction of an unknown scan, then recorded',
      async () => {
        const scan = await seen();
        const json = { sscc: scan.sscc, scanId: scan.scanId, withdrawn: true, reason: 'r', byRef: 'w' };
        return {
          request: { path: '/v1/corrections', json },
          status: 404,
          change: () => again('/v1/scans', scan),
        };
      },
    ],
    [
      'the withdrawal of an unknown need, then recorded',
      async () => {
        const roundId = await round();
        const one = need();
        return {
          request: { method: 'DELETE', path: `/v1/rounds/${roundId}/needs/${one.needId}?reason=r` },
          status: 404,
          change: () => again(`/v1/rounds/${roundId}/needs`, one),
        };
      },
    ],
  ];

  it.each(scenarios)('%s: the first answer again and no effect', async (_name, make) => {
    const { request, status, change } = await make();
    const key = fresh('key');
    const first = await send(request, key);
    expect([first.status, first.body.changed ?? false]).toEqual([status, false]);
    await change();
    const after = await head();
    for (let i = 0; i < 2; i += 1) {
      const answer = await send(request, key);
      const alike = ({ text }: Answer) => text.replace(/"traceId":"\w+"/, '');
      expect([answer.status, alike(answer)]).toEqual([first.status, alike(first)]);
      expect(answer.headers.get('etag')).toBe(first.headers.get('etag'));
    }
    expect(await head()).toBe(after);
    if (request.json !== undefined) {
      const other = await send(
        { ...request, json: { ...request.json, occurredAt: '2026-03-16T00:00:00Z' } },
        key,
      );
      expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    }
    // A new key is a new request.
    expect((await send(request, fresh('key'))).text).not.toBe(first.text);
  });

  it('refuses other content under the key of an API key request, and issues one key', async () => {
    const json = { subject: fresh('gate'), role: 'checkpoint', expiresAt: tomorrow };
    const key = fresh('key');
    const first = await send({ path: '/v1/api-keys', json }, key);
    expect(first.body.key).toMatch(/^bt_[\w-]{43}$/);
    for (const more of [{ role: 'admin' }, { subject: 'other' }, { expiresAt: '2098-01-01T00:00:00Z' }]) {
      const other = await send({ path: '/v1/api-keys', json: { ...json, ...more } }, key);
      expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    }
    expect((await send({ path: '/v1/api-keys', json }, fresh('key'))).body.key).not.toBe(first.body.key);
  });

  /** Routes whose body names the object to change, with the field that names it. */
  const named: [route: string, id: string | null][] = [
    ['/v1/suppliers', null],
    ['/v1/rounds', 'roundId'],
    ['/v1/passes', 'passId'],
    ['/v1/loads', 'loadId'],
    ['/v1/door-rounds', 'doorRoundId'],
    ['/v1/corrections', null],
  ];
  const withId = async (route: string, id: string | null): Promise<Request> => {
    const request = await requests[route]!();
    return { ...request, json: { ...(request.json as object), ...(id !== null && { [id]: fresh('id') }) } };
  };
  const refusals: [name: string, make: () => Promise<[Request, Request]>][] = [
    ...named.map(([route, id]): (typeof refusals)[number] => [
      `POST ${route} that names another object`,
      async () => [await withId(route, id), await withId(route, id)],
    ]),
    ...named
      .slice(1, 5)
      .map(([route, id]): (typeof refusals)[number] => [
        `POST ${route} that names an object, then none`,
        async () => [await withId(route, id), await requests[route]!()],
      ]),
    [
      'POST of another need',
      async () => {
        const path = `/v1/rounds/${await round()}/needs`;
        return [
          { path, json: need() },
          { path, json: need() },
        ];
      },
    ],
    [
      'DELETE of a need for another reason',
      async () => {
        const path = `/v1/rounds/${await round()}/needs`;
        const one = need();
        await must(path, one);
        const request = (reason: string) => ({
          method: 'DELETE',
          path: `${path}/${one.needId}?reason=${encodeURIComponent(reason)}`,
        });
        return [request('moved'), request('in hospital')];
      },
    ],
  ];

  it.each(refusals)('another request under the same key is refused: %s', async (_name, make) => {
    const [one, other] = await make();
    const key = fresh('key');
    const first = await send(one, key);
    expect([first.status < 300, first.body.changed]).toEqual([true, true]);
    const after = await head();
    const second = await send(other, key);
    expect([second.status, second.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await head()).toBe(after);
    expect((await send(one, key)).text).toBe(first.text);
    const anew = await send(other, fresh('key'));
    expect(anew.status).toBeLessThan(300);
  });

  it.each(Object.keys(facts))(
    'POST %s: a fact repeated under another key, or none, gets its first answer',
    async (route) => {
      const request = await requests[route]!();
      const first = await send(request, fresh('key'));
      expect([first.status < 300, first.body.changed]).toEqual([true, true]);
      const after = await head();
      for (const again of [
        await send(request, fresh('key')),
        await boxtrail.ask('POST', request.path, request),
      ]) {
        expect([again.status, again.text]).toEqual([first.status, first.text]);
        expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
      }
      expect(await head()).toBe(after);
      // The same id with other content is refused under any key.
      const other = await send(
        { ...request, json: { ...(request.json as object), ...facts[route] } },
        fresh('key'),
      );
      expect([409, 422]).toContain(other.status);
      expect(await head()).toBe(after);
    },
  );

  it('PUT: the first answer again under its key; other content is refused', async () => {
    const path = `/v1/box-types/${completeKey('gtin', `69${String(Date.now()).slice(-11)}`)}`;
    const type = {
      name: '包',
      kind: 'standard',
      priceFen: 100,
      contents: [{ ...item[0], name: '菜', unit: '份' }],
    };
    const key = fresh('key');
    const put = (json: object) => send({ method: 'PUT', path, json }, key);
    const { kind } = (await boxtrail.ask('GET', '/v1/box-types')).body.items[0] as { kind: string };
    const first = await put({ ...type, kind });
    expect([first.status, first.body.changed]).toEqual([200, true]);
    const after = await head();
    const again = await put({ ...type, kind });
    expect([again.status, again.text]).toEqual([200, first.text]);
    const other = await put({ ...type, kind, priceFen: 200 });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    // Without a key a PUT states the content: it changes nothing.
    const without = await boxtrail.ask('PUT', path, { json: { ...type, kind } });
    expect([without.status, without.body.changed]).toEqual([200, false]);
    expect(await head()).toBe(after);
  });
});
