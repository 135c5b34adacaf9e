import { LoadsOfToday, minutes, told, type ReadyLoad } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

describe('a pass withdrawn from before a recorded dispatch', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    today = await LoadsOfToday.start(boxtrail, 20);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const change = (passId: string, verb: string, ago: number) =>
    today.must(`/v1/passes/${passId}/${verb}`, { reason: 'stolen', occurredAt: minutes(-ago) });
  const check = ({ loadId, vehiclePassId }: ReadyLoad, ago: number) =>
    today.must('/v1/verifications', {
      scanId: `check-${today.next()}`,
      passId: vehiclePassId,
      checkpointRef: 'gate-7',
      zoneGln: today.district,
      loadId,
      occurredAt: minutes(-ago),
    });
  /** The delivery context receives a verification asynchronously. */
  const withCheck = async (box: string) => {
    for (let tries = 1; ; tries += 1) {
      const trail = await today.trail(box);
      if (trail.steps.some(({ kind }: { kind: string }) => kind === 'checkpoint')) return;
      if (tries > 200) throw new Error('the checkpoint is not in the trail');
      await new Promise((next) => setTimeout(next, 50));
    }
  };

  // The load leaves 10 minutes ago.
  it.each<[string, (load: ReadyLoad) => Promise<unknown>, string[]]>([
    ['is not touched', async () => undefined, []],
    ['is revoked as of 12 minutes ago', (load) => change(load.vehiclePassId, 'revoke', 12), ['revoked']],
    ['is revoked as of 8 minutes ago', (load) => change(load.vehiclePassId, 'revoke', 8), []],
    ['is suspended as of 12 minutes ago', (load) => change(load.vehiclePassId, 'suspend', 12), ['suspended']],
    [
      'is suspended as of 12 and reinstated as of 5 minutes ago',
      async ({ vehiclePassId }) => {
        await change(vehiclePassId, 'suspend', 12);
        await change(vehiclePassId, 'reinstate', 5);
      },
      ['suspended'],
    ],
    [
      'is suspended as of 14 and reinstated as of 12 minutes ago',
      async ({ vehiclePassId }) => {
        await change(vehiclePassId, 'suspend', 14);
        await change(vehiclePassId, 'reinstate', 12);
      },
      [],
    ],
    [
      'and that of the driver are revoked as of 12 minutes ago',
      async ({ vehiclePassId, driverPassId }) => {
        await change(vehiclePassId, 'revoke', 12);
        await change(driverPassId, 'revoke', 12);
      },
      ['revoked', 'revoked'],
    ],
    [
      'is found valid at a checkpoint, then revoked as of before it',
      async (load) => {
        await check(load, 5);
        await withCheck(load.box);
        await change(load.vehiclePassId, 'revoke', 7);
      },
      ['revoked'],
    ],
  ])(
    'given the pass of the vehicle %s, then the trail has these findings',
    async (_, meanwhile, expected) => {
      const load = await today.ready();
      expect(told(await today.dispatch(load, { occurredAt: minutes(-10) }))).toBe('200');
      await meanwhile(load);
      const { openFindings, steps } = await today.trail(load.box);
      const found = (openFindings as { kind: string; severity: string; words: string }[]).filter(
        ({ kind }) => kind === 'pass-withdrawn',
      );
      expect(found.map(({ words }) => /known to have been (\w+) since/.exec(words)?.[1])).toEqual(expected);
      expect(found.every(({ severity }) => severity === 'question')).toBe(true);
      // The recorded decision is unchanged.
      const dispatched = steps.find(({ kind }: { kind: string }) => kind === 'dispatched');
      expect(dispatched.passIds).toEqual([load.vehiclePassId, load.driverPassId]);
      for (const [lang, words] of [
        ['en', 'which is now known to have been'],
        ['zh', '但事后查明该证自'],
      ] as const) {
        const path = `/v1/exports/trails/${load.box}?lang=${lang}`;
        const { text } = await boxtrail.ask('GET', path, { headers: { accept: 'text/html' } });
        expect(text.split(words).length - 1).toBe(expected.length);
      }
    },
  );

  it('given a concurrent dispatch and revocation, then one is refused or the trail has a finding', async () => {
    for (let round = 0; round < 8; round += 1) {
      const load = await today.ready();
      const occurredAt = minutes(-1);
      const [dispatched] = await Promise.all([
        today.dispatch(load, { occurredAt }),
        change(load.vehiclePassId, 'revoke', 2),
      ]);
      if (dispatched.status !== 200) {
        expect(told(dispatched)).toBe('409 PASS_NOT_VALID');
        continue;
      }
      const { openFindings } = await today.trail(load.box);
      expect(openFindings.map(({ kind }: { kind: string }) => kind)).toContain('pass-withdrawn');
    }
  });

  it('given an answer to the finding, then it is closed', async () => {
    const load = await today.ready();
    await today.dispatch(load, { occurredAt: minutes(-10) });
    await change(load.vehiclePassId, 'revoke', 12);
    const { at } = (await today.trail(load.box)).openFindings[0];
    const finding = { kind: 'pass-withdrawn', position: at.position, ordinal: at.ordinal };
    const answer = { finding, outcome: 'recording-error', words: 'the carrier was asked' };
    await today.must(`/v1/boxes/${load.box}/resolutions`, answer, { as: 'auditor' });
    const { openFindings } = await today.trail(load.box);
    expect(openFindings).toEqual([]);
  });
});
