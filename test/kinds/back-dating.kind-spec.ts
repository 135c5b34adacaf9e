import { completeKey } from '@boxtrail/kernel';
import { LoadsOfToday, minutes, told, type ReadyLoad as Ready } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

describe('back-dated decisions', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    today = await LoadsOfToday.start(boxtrail, 40);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const must: LoadsOfToday['must'] = (...sent) => today.must(...sent);
  const post: LoadsOfToday['post'] = (...sent) => today.post(...sent);
  const nothing = async () => undefined;
  const revoked = ({ vehiclePassId }: Ready) =>
    must(`/v1/passes/${vehiclePassId}/revoke`, { reason: 'stolen' });
  const change = async ({ vehiclePassId }: Ready, ...changes: string[]) => {
    for (const verb of changes) await must(`/v1/passes/${vehiclePassId}/${verb}`, { reason: 'antigen test' });
  };
  const suspendedForAWhile = async ({ vehiclePassId }: Ready) => {
    await must(`/v1/passes/${vehiclePassId}/suspend`, { reason: 'x', occurredAt: minutes(-15) });
    await must(`/v1/passes/${vehiclePassId}/reinstate`, { reason: 'x', occurredAt: minutes(-5) });
  };
  it.each<[string, number, string, string, string, (load: Ready) => Promise<unknown>]>([
    // situation, minutes ago, reason, role, answer, preparation
    ['under valid passes', 0, '', 'station', '200', nothing],
    ['under valid passes', 5, '', 'station', '200', nothing],
    ['under a pass that was just revoked', 0, '', 'station', '409 PASS_NOT_VALID', revoked],
    ['under a pass that was just revoked', 10, '', 'station', '409 PASS_NOT_VALID', revoked],
    ['under a pass that was just revoked', 10, '', 'coordinator', '409 PASS_NOT_VALID', revoked],
    ['under a pass that was just revoked', 10, 'no network', 'station', '409 PASS_NOT_VALID', revoked],
    ['under a pass that was just revoked', 240, '', 'station', '403 BACK_DATING_NOT_ALLOWED', revoked],
    [
      'when the driver was just suspended',
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
    ['within a past suspension', 10, '', 'station', '409 PASS_NOT_VALID', suspendedForAWhile],
    ['within a past suspension', 10, 'paper', 'coordinator', '409 PASS_NOT_VALID', suspendedForAWhile],
    ['before a past suspension', 17, '', 'station', '200', suspendedForAWhile],
    ['after a past suspension', 3, '', 'station', '200', suspendedForAWhile],
    ['under valid passes', 240, '', 'station', '403 BACK_DATING_NOT_ALLOWED', nothing],
    ['under valid passes', 240, 'no network', 'station', '403 BACK_DATING_NOT_ALLOWED', nothing],
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
      const load = await today.ready();
      await meanwhile(load);
      const more = {
        ...(ago > 0 && { occurredAt: minutes(-ago) }),
        ...(because !== '' && { backDatedBecause: because }),
      };
      expect(told(await today.dispatch(load, more, as))).toBe(answer);
    },
  );

  it('given a back-dated dispatch by a coordinator, then the trail of its box states the reason', async () => {
    const load = await today.ready();
    await must(`/v1/passes/${load.vehiclePassId}/revoke`, { reason: 'stolen' });
    const more = { occurredAt: minutes(-10), backDatedBecause: 'the dock had no network' };
    expect(told(await today.dispatch(load, more, 'coordinator'))).toBe('200');
    const { openFindings } = await today.trail(load.box);
    expect(openFindings.map(({ kind }: { kind: string }) => kind)).toEqual([
      'back-dated',
      'pass-invalid-when-recorded',
    ]);
    expect(openFindings.map(({ words }: { words: string }) => words)).toEqual([
      expect.stringMatching(
        /recorded 10 min later by demo-coordinator; reason given: the dock had no network$/,
      ),
      expect.stringMatching(/recorded 10 min later by demo-coordinator; pass VT-\d+ was revoked by then$/),
    ]);
  });

  it('given a box packed after the claimed time, then the load cannot be loaded at that time', async () => {
    const { loadId } = await today.ready();
    const later = await today.pack(minutes(-1));
    const n = today.next();
    await must('/v1/loads', {
      loadId: `early-${n}`,
      fromGln: today.bench,
      toGln: today.district,
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
      () => ['/v1/loads', { fromGln: today.bench, toGln: today.district, plate: '吉D1', driverRef: 'd' }],
    ],
    [
      'issuing a pass',
      () => [
        '/v1/passes',
        {
          plate: '吉D1',
          carrierRef: 'f',
          zones: [today.city],
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
        { fromGln: today.bench, teamRef: 't', ssccs: [completeKey('sscc', '37610425000000001')] },
      ],
    ],
    [
      'opening a round',
      () => ['/v1/rounds', { communityGln: today.district, cutoffAt: minutes(60), gtins: [today.job.gtin] }],
    ],
    ['closing a round', () => [`/v1/rounds/${today.job.jobId}/close`, {}]],
    ['completing a job', () => [`/v1/packing-jobs/${today.job.jobId}/complete`, { shortageReason: 'x' }]],
    [
      'answering many questions',
      () => [
        '/v1/findings/resolutions',
        {
          findings: [{ sscc: '376104250021234569', kind: 'gap', position: 1, ordinal: 0 }],
          ...{ outcome: 'found', words: 'x' },
        },
      ],
    ],
    [
      'answering a question',
      () => [
        `/v1/boxes/${completeKey('sscc', '02012345010000001')}/resolutions`,
        { finding: { kind: 'gap', position: 1, ordinal: 0 }, outcome: 'found', words: 'x' },
      ],
    ],
  ])('given %s hours ago without a reason, then it is refused for every role', async (_, request) => {
    const [path, body] = request();
    const answer = await post(path, { ...body, occurredAt: minutes(-300) });
    expect(told(answer)).toBe('409 BACK_DATED');
  });

  it('given a recorded decision, when it is sent again much later, then it gets the first answer', async () => {
    const load = await today.ready();
    const headers = { 'idempotency-key': `again-${today.next()}` };
    const body = { vehiclePassId: load.vehiclePassId, driverPassId: load.driverPassId };
    const first = await post(`/v1/loads/${load.loadId}/dispatch`, body, { headers });
    await must(`/v1/passes/${load.vehiclePassId}/revoke`, { reason: 'stolen' });
    const again = await post(`/v1/loads/${load.loadId}/dispatch`, body, { headers });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.position).toBe(first.body.position);
  });
});
