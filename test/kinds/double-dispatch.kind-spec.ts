import { LoadsOfToday, minutes, told, type ReadyLoad } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

describe('one vehicle or driver for two loads', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    today = await LoadsOfToday.start(boxtrail, 60);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  /** Two loads ready for dispatch that share a vehicle, a driver, both or nothing. */
  async function pair(shared: 'vehicle' | 'driver' | 'both' | 'nothing'): Promise<[ReadyLoad, ReadyLoad]> {
    const [a, b] = [today.next(), today.next()];
    const who = async (n: number) => {
      const vehicle = shared === 'vehicle' || shared === 'both' ? a : n;
      const driver = shared === 'driver' || shared === 'both' ? a : n;
      const [plate, driverRef] = [`吉P${vehicle}`, `driver-p${driver}`];
      return { plate, driverRef, passes: await today.passes(n, plate, driverRef) };
    };
    return [await today.ready(await who(a)), await today.ready(await who(b))];
  }
  const arrive = ({ loadId }: ReadyLoad, occurredAt = minutes(0)) =>
    today.must(`/v1/loads/${loadId}/arrivals`, {
      scanId: `arrived-${today.next()}`,
      atGln: today.district,
      sealIntact: true,
      occurredAt,
    });
  const nothing = async () => undefined;

  it.each<
    [
      'vehicle' | 'driver' | 'both' | 'nothing',
      string,
      number,
      number,
      (first: ReadyLoad) => Promise<unknown>,
      string,
    ]
  >([
    ['both', 'is on the road', 10, 5, nothing, '409 VEHICLE_ON_ANOTHER_LOAD'],
    ['vehicle', 'is on the road', 10, 5, nothing, '409 VEHICLE_ON_ANOTHER_LOAD'],
    ['driver', 'is on the road', 10, 5, nothing, '409 DRIVER_ON_ANOTHER_LOAD'],
    ['nothing', 'is on the road', 10, 5, nothing, '200'],
    ['both', 'has arrived', 10, 5, (first) => arrive(first, minutes(-7)), '200'],
    [
      'both',
      'arrived after the claimed time',
      10,
      5,
      (first) => arrive(first, minutes(-2)),
      '409 VEHICLE_ON_ANOTHER_LOAD',
    ],
    [
      'both',
      'was received',
      10,
      5,
      (first) =>
        today.must(`/v1/loads/${first.loadId}/receipts`, {
          scanId: `received-${today.next()}`,
          atGln: today.district,
          ssccs: [first.box],
          occurredAt: minutes(-6),
        }),
      '200',
    ],
    ['both', 'left later than the claimed time', 5, 10, nothing, '409 VEHICLE_ON_ANOTHER_LOAD'],
    [
      'both',
      'arrived, and its arrival was withdrawn',
      10,
      5,
      async (first) => {
        const scanId = `arrived-${today.next()}`;
        await today.must(`/v1/loads/${first.loadId}/arrivals`, {
          scanId,
          atGln: today.district,
          sealIntact: true,
          occurredAt: minutes(-7),
        });
        await today.must('/v1/corrections', {
          loadId: first.loadId,
          scanId,
          reason: 'wrong load',
          byRef: 'dock-1',
          withdrawn: true,
        });
      },
      '409 VEHICLE_ON_ANOTHER_LOAD',
    ],
  ])(
    'given two loads share %s and the first %s (left %d, the second %d minutes ago)',
    async (shared, _, left, claims, meanwhile, answer) => {
      const [first, second] = await pair(shared);
      expect(told(await today.dispatch(first, { occurredAt: minutes(-left) }))).toBe('200');
      await meanwhile(first);
      expect(told(await today.dispatch(second, { occurredAt: minutes(-claims) }))).toBe(answer);
    },
  );

  it('given two concurrent dispatches, then one is refused or both trails have a finding', async () => {
    for (let round = 0; round < 8; round += 1) {
      const loads = await pair(round % 2 === 0 ? 'both' : 'driver');
      const answers = (await Promise.all(loads.map((load) => today.dispatch(load)))).map(told);
      expect(answers).toContain('200');
      const refused = answers.filter((answer) => answer !== '200');
      if (refused.length > 0) {
        expect(refused[0]).toMatch(/^409 (VEHICLE|DRIVER)_ON_ANOTHER_LOAD$/);
        continue;
      }
      for (const { box } of loads) {
        const { openFindings } = await today.trail(box);
        expect(openFindings.map(({ kind }: { kind: string }) => kind)).toEqual(['double-dispatch']);
      }
    }
  });
});
