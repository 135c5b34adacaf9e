import { completeKey } from '@boxtrail/kernel';
import { RunningBoxtrail, type Sent } from './running-boxtrail';

const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
let used = 0;
const fresh = () => String((used += 1));

describe('decisions that are dated back', () => {
  let boxtrail: RunningBoxtrail;
  let bench: string;
  let city: string;
  let district: string;
  const post = (path: string, json: object, sent: Sent = {}) => boxtrail.ask('POST', path, { json, ...sent });
  const must = async (path: string, json: object, sent: Sent = {}) => {
    const answer = await post(path, json, sent);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer;
  };
  const told = ({ status, body }: Awaited<ReturnType<typeof post>>) =>
    status < 300 ? String(status) : `${status} ${body.code as string}`;

  /** A need of today, ordered and closed: its job is what boxes are packed for. */
  async function packingJob(needs: number) {
    const { body: network } = await boxtrail.ask('GET', '/v1/stations?limit=200');
    type Station = { gln: string; tier: string; parentGln: string };
    const stations = network.items as Station[];
    const community = stations.find(({ tier }) => tier === 'community') as Station;
    district = community.parentGln;
    const { body: types } = await boxtrail.ask('GET', '/v1/box-types');
    const { gtin, contents } = types.items[0] as { gtin: string; contents: { gtin: string }[] };
    const roundId = `today-${fresh()}`;
    const opened = await must('/v1/rounds', {
      roundId,
      communityGln: community.gln,
      cutoffAt: minutes(60),
      gtins: [gtin],
    });
    bench = opened.body.supplierGln as string;
    const lines = Array.from({ length: needs }, (_, i) => ({
      needId: `${roundId}-${i}`,
      householdRef: `household-${i}`,
      building: '3',
      unit: '1',
      order: 'own',
      payment: 'prepaid',
      lines: [{ gtin, quantity: 1 }],
    }));
    await boxtrail.ask('POST', `/v1/rounds/${roundId}/needs`, {
      raw: lines.map((line) => JSON.stringify(line)).join('\n'),
      type: 'application/x-ndjson',
    });
    await must(`/v1/rounds/${roundId}/close`, {});
    for (let i = 0; ; i += 1) {
      if ((await boxtrail.ask('GET', `/v1/packing-jobs/${roundId}`)).status === 200) break;
      if (i > 600) throw new Error('no packing job');
      await new Promise((next) => setTimeout(next, 50));
    }
    return { roundId, gtin, item: contents[0]?.gtin ?? gtin };
  }

  let job: Awaited<ReturnType<typeof packingJob>>;
  let need = 0;
  async function pack(occurredAt: string): Promise<string> {
    const sscc = completeKey('sscc', `3761042${String(Date.now() + (used += 1)).slice(-10)}`);
    await must(`/v1/packing-jobs/${job.roundId}/boxes`, {
      sscc,
      needId: `${job.roundId}-${(need += 1) - 1}`,
      gtin: job.gtin,
      weightGrams: 4000,
      contents: [{ gtin: job.item, lot: 'L1', quantity: 1 }],
      occurredAt,
    });
    return sscc;
  }

  /** A load with one box, ready to leave for some minutes, with passes that were issued in time. */
  async function ready(packedAt = minutes(-25), readyAt = minutes(-20)) {
    const n = fresh();
    const box = await pack(packedAt);
    const loadId = `back-${n}`;
    const [plate, driverRef] = [`吉B${n}`, `driver-b${n}`];
    const [vehiclePassId, driverPassId] = [`VB-${n}`, `DB-${n}`];
    const window = {
      zones: [city],
      validFrom: minutes(-600),
      validUntil: minutes(600),
      authorityRef: 'bureau',
    };
    await must('/v1/passes', {
      passId: vehiclePassId,
      plate,
      carrierRef: 'f',
      ...window,
      occurredAt: minutes(-25),
    });
    await must('/v1/passes', {
      passId: driverPassId,
      personRef: driverRef,
      employerRef: 'f',
      ...window,
      occurredAt: minutes(-25),
    });
    await must('/v1/loads', {
      loadId,
      fromGln: bench,
      toGln: district,
      plate,
      driverRef,
      occurredAt: readyAt,
    });
    await must(`/v1/loads/${loadId}/boxes`, { ssccs: [box], occurredAt: readyAt });
    await must(`/v1/loads/${loadId}/seal`, { sealId: 'S', occurredAt: readyAt });
    return { loadId, box, vehiclePassId, driverPassId };
  }
  type Ready = Awaited<ReturnType<typeof ready>>;
  const dispatch = ({ loadId, vehiclePassId, driverPassId }: Ready, more: object = {}, as = 'station') =>
    post(`/v1/loads/${loadId}/dispatch`, { vehiclePassId, driverPassId, ...more }, { as });
  const trailOf = async (box: string) => {
    const { body: views } = await boxtrail.ask('GET', '/v1/views');
    const head = Math.max(...(views as { head: number }[]).map((view) => view.head));
    return (await boxtrail.ask('GET', `/v1/trails/${box}?atLeast=${head}`)).body;
  };

  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const { body } = await boxtrail.ask('GET', '/v1/stations?limit=200');
    city =
      (body.items as { gln: string; tier: string }[]).find(({ tier }) => tier === 'municipal')?.gln ?? '';
    if (city === '') throw new Error('no city on the first page');
    job = await packingJob(40);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const nothing = async () => undefined;
  const revoked = ({ vehiclePassId }: Ready) =>
    must(`/v1/passes/${vehiclePassId}/revoke`, { reason: 'stolen' });
  const change = async ({ vehiclePassId }: Ready, ...changes: string[]) => {
    for (const verb of changes) await must(`/v1/passes/${vehiclePassId}/${verb}`, { reason: 'antigen test' });
  };
  it.each<[string, number, string, string, string, (load: Ready) => Promise<unknown>]>([
    // what, minutes ago, reason, role, answer, what happens first
    ['under valid passes', 0, '', 'station', '200', nothing],
    ['under valid passes', 5, '', 'station', '200', nothing],
    ['under a pass that was revoked a moment ago', 0, '', 'station', '409 PASS_NOT_VALID', revoked],
    ['under a pass that was revoked a moment ago', 10, '', 'station', '409 PASS_NOT_VALID', revoked],
    ['under a pass that was revoked a moment ago', 10, '', 'coordinator', '409 PASS_NOT_VALID', revoked],
    [
      'under a pass that was revoked a moment ago',
      10,
      'no network',
      'station',
      '409 PASS_NOT_VALID',
      revoked,
    ],
    ['under a pass that was revoked a moment ago', 240, '', 'station', '403 BACK_DATED', revoked],
    [
      'when the driver was suspended a moment ago',
      10,
      '',
      'station',
      '409 PASS_NOT_VALID',
      ({ driverPassId }) => must(`/v1/passes/${driverPassId}/suspend`, { reason: 'test overdue' }),
    ],
    [
      'under a pass that was suspended and reinstated',
      0,
      '',
      'station',
      '200',
      (load) => change(load, 'suspend', 'reinstate'),
    ],
    [
      'under a pass that was suspended, reinstated and suspended',
      0,
      '',
      'station',
      '409 PASS_NOT_VALID',
      (load) => change(load, 'suspend', 'reinstate', 'suspend'),
    ],
    ['under valid passes', 240, '', 'station', '403 BACK_DATED', nothing],
    ['under valid passes', 240, 'no network', 'station', '403 BACK_DATED', nothing],
    ['under valid passes', 240, '', 'coordinator', '409 BACK_DATED', nothing],
    [
      'before its passes were issued and its box was packed',
      240,
      'paper',
      'coordinator',
      '409 PASS_NOT_VALID',
      nothing,
    ],
    ['before it was loaded', 23, '', 'station', '409 LOAD_TIMES_OUT_OF_ORDER', nothing],
  ])(
    'given a dispatch %s, %d minutes ago, with the reason "%s", by a %s, then the answer is %s',
    async (_, ago, because, as, answer, meanwhile) => {
      const load = await ready();
      await meanwhile(load);
      const more = {
        ...(ago > 0 && { occurredAt: minutes(-ago) }),
        ...(because !== '' && { backDatedBecause: because }),
      };
      expect(told(await dispatch(load, more, as))).toBe(answer);
    },
  );

  it('given a coordinator answers for a dispatch from before the revocation, then the trail of its box says so', async () => {
    const load = await ready();
    await must(`/v1/passes/${load.vehiclePassId}/revoke`, { reason: 'stolen' });
    const more = { occurredAt: minutes(-10), backDatedBecause: 'the dock had no network' };
    expect(told(await dispatch(load, more, 'coordinator'))).toBe('200');
    const { openFindings } = await trailOf(load.box);
    expect(openFindings.map(({ kind }: { kind: string }) => kind)).toEqual(['back-dated']);
    expect(openFindings[0].words).toMatch(
      /recorded 10 min later by demo-coordinator; reason given: the dock had no network; pass VB-\d+ was revoked by then$/,
    );
  });

  it('given a box that was packed after the claimed time, then the load cannot be loaded so early', async () => {
    const { loadId } = await ready();
    const later = await pack(minutes(-1));
    const n = fresh();
    await must('/v1/loads', {
      loadId: `early-${n}`,
      fromGln: bench,
      toGln: district,
      plate: `吉C${n}`,
      driverRef: `driver-c${n}`,
      occurredAt: minutes(-10),
    });
    const early = await post(`/v1/loads/early-${n}/boxes`, { ssccs: [later], occurredAt: minutes(-5) });
    expect([loadId.length > 0, told(early)]).toEqual([true, '409 BOX_NOT_THERE_YET']);
  });

  it.each<[string, () => [string, object]]>([
    [
      'planning a load',
      () => ['/v1/loads', { fromGln: bench, toGln: district, plate: '吉D1', driverRef: 'd' }],
    ],
    [
      'issuing a pass',
      () => [
        '/v1/passes',
        {
          plate: '吉D1',
          carrierRef: 'f',
          zones: [city],
          validFrom: minutes(-600),
          validUntil: minutes(6),
          authorityRef: 'b',
        },
      ],
    ],
    [
      'starting a door round',
      () => [
        '/v1/door-rounds',
        { fromGln: bench, teamRef: 't', ssccs: [completeKey('sscc', '37610425000000001')] },
      ],
    ],
    [
      'opening a round',
      () => ['/v1/rounds', { communityGln: district, cutoffAt: minutes(60), gtins: [job.gtin] }],
    ],
    ['closing a round', () => [`/v1/rounds/${job.roundId}/close`, {}]],
    ['completing a job', () => [`/v1/packing-jobs/${job.roundId}/complete`, { shortageReason: 'x' }]],
    [
      'answering a question',
      () => [
        `/v1/boxes/${completeKey('sscc', '02012345010000001')}/resolutions`,
        { finding: 'gap', resolution: 'x' },
      ],
    ],
  ])('given %s hours ago without a reason, then it is refused, whoever does it', async (_, request) => {
    const [path, body] = request();
    const answer = await post(path, { ...body, occurredAt: minutes(-300) });
    expect(told(answer)).toBe('409 BACK_DATED');
  });

  it('given a decision that was recorded in time, when it is sent again much later, then it gets its first answer', async () => {
    const load = await ready();
    const headers = { 'idempotency-key': `again-${fresh()}` };
    const body = { vehiclePassId: load.vehiclePassId, driverPassId: load.driverPassId };
    const first = await post(`/v1/loads/${load.loadId}/dispatch`, body, { headers });
    await must(`/v1/passes/${load.vehiclePassId}/revoke`, { reason: 'stolen' });
    const again = await post(`/v1/loads/${load.loadId}/dispatch`, body, { headers });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.position).toBe(first.body.position);
  });
});
