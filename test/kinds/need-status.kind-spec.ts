import { completeKey } from '@boxtrail/kernel';
import { OpenRound } from './open-round';
import { RunningBoxtrail, type Answer } from './running-boxtrail';

let number = 0;

/** A need for two boxes, and events of these boxes. */
class Story {
  readonly ssccs: string[] = [];
  private readonly loadId: string;

  private constructor(
    private readonly boxtrail: RunningBoxtrail,
    private readonly round: OpenRound,
    private readonly city: string,
  ) {
    this.loadId = `L-${round.roundId}`;
  }

  static async begin(boxtrail: RunningBoxtrail, city: string): Promise<Story> {
    const round = await OpenRound.in(boxtrail);
    await round.record(round.need('N-1', { lines: [{ gtin: round.gtin, quantity: 2 }] }));
    await ok(boxtrail.ask('POST', `${round.path}/close`, { json: {} }));
    const job = `/v1/packing-jobs/${round.roundId}`;
    expect((await boxtrail.eventually(job, ({ status }) => status === 200)).status).toBe(200);
    return new Story(boxtrail, round, city);
  }

  async pack(): Promise<void> {
    const sscc = completeKey('sscc', `3012345${String((number += 1)).padStart(10, '0')}`);
    const { gtin, roundId } = this.round;
    const contents = [{ gtin, lot: 'L1', quantity: 1 }];
    const json = { sscc, needId: 'N-1', gtin, contents, weightGrams: 5_000, sealId: `S${number}` };
    await this.post(`/v1/packing-jobs/${roundId}/boxes`, json);
    this.ssccs.push(sscc);
  }

  fallShort = () =>
    this.post(`/v1/packing-jobs/${this.round.roundId}/complete`, { shortageReason: 'sold out' });

  /** Dispatches both boxes to the city. */
  async dispatch(): Promise<void> {
    const { loadId, city } = this;
    const from = ((await this.round.shown()) as { supplierGln: string }).supplierGln;
    const [plate, driverRef] = [`吉A${10_000 + number}`, `driver-${number}`];
    const valid = {
      zones: [city],
      validFrom: new Date(Date.now() - 3_600_000).toISOString(),
      validUntil: new Date(Date.now() + 3_600_000).toISOString(),
      authorityRef: 'authority',
    };
    const [vehiclePassId, driverPassId] = [`V-${loadId}`, `D-${loadId}`];
    await this.post('/v1/passes', { passId: vehiclePassId, plate, carrierRef: 'c', ...valid });
    await this.post('/v1/passes', { passId: driverPassId, personRef: driverRef, employerRef: 'c', ...valid });
    await this.post('/v1/loads', { loadId, fromGln: from, toGln: city, plate, driverRef });
    await this.post(`/v1/loads/${loadId}/boxes`, { ssccs: this.ssccs });
    await this.post(`/v1/loads/${loadId}/seal`, { sealId: `S-${loadId}` });
    await this.post(`/v1/loads/${loadId}/dispatch`, { vehiclePassId, driverPassId });
  }

  /** Records the receipt of the load in the city with these boxes. */
  receive = (...boxes: number[]) =>
    this.post(`/v1/loads/${this.loadId}/receipts`, {
      scanId: 'receipt',
      atGln: this.city,
      ssccs: boxes.map((i) => this.ssccs[i]),
    });

  goOut = () =>
    this.post('/v1/door-rounds', {
      doorRoundId: `door-${(number += 1)}`,
      fromGln: this.round.communityGln,
      teamRef: 'team-1',
      ssccs: this.ssccs,
    });

  /** `minute`: minutes ago. */
  scan(kind: string, box: number, scanId: string, minute?: number): Promise<void> {
    const details = {
      'handed-over': { receivedByRef: 'hh-1', method: 'in-person' },
      failed: { reason: 'not-at-home' },
    }[kind];
    const occurredAt =
      minute === undefined ? {} : { occurredAt: new Date(Date.now() - minute * 60_000).toISOString() };
    const where = { sscc: this.ssccs[box], atGln: this.round.communityGln, byRef: 'team-1' };
    return this.post('/v1/scans', { scanId, kind, ...where, ...details, ...occurredAt });
  }

  correct(of: { box: number } | { load: true }, scanId: string, corrected: object | null): Promise<void> {
    const about = 'box' in of ? { sscc: this.ssccs[of.box] } : { loadId: this.loadId };
    const how = corrected === null ? { withdrawn: true } : { corrected };
    return this.post('/v1/corrections', {
      ...about,
      scanId,
      ...how,
      reason: 'seen on the film',
      byRef: 'team-1',
    });
  }

  async shown(): Promise<{ status: string; short: number; owed: number }> {
    const round = await this.round.shown();
    const [need] = round.needs;
    const { priceFen } = this.round;
    const short = (need.shortages as { missing: number }[]).reduce((sum, { missing }) => sum + missing, 0);
    const { missing, adjustedAmountFen } = await this.round.listed();
    const sums = { missing: short, adjustedAmountFen: need.adjustedAmountFen as number };
    expect([round, { missing, adjustedAmountFen }]).toMatchObject([sums, sums]);
    return { status: need.status, short, owed: need.adjustedAmountFen / priceFen };
  }

  private async post(path: string, json: object): Promise<void> {
    await ok(this.boxtrail.ask('POST', path, { json }));
  }
}

async function ok(asked: Promise<Answer>): Promise<void> {
  const { status, text } = await asked;
  if (status > 299) throw new Error(`${status} ${text}`);
}

type Act = [(story: Story) => Promise<unknown>, string, { short?: number; owed?: number }?];

const packBoth: Act[] = [
  [(s) => s.pack(), 'consolidated'],
  [(s) => s.pack(), 'packed'],
];
const delivered: Act[] = [
  ...packBoth,
  [(s) => s.goOut(), 'on-the-way'],
  [(s) => s.scan('handed-over', 0, 'h0'), 'on-the-way'],
  [(s) => s.scan('handed-over', 1, 'h1'), 'delivered'],
];
const onTheRoad: Act[] = [...packBoth, [(s) => s.dispatch(), 'on-the-way']];
const oneShort = { short: 1, owed: 1 };

const stories: [string, Act[]][] = [
  ['a handover was withdrawn', [...delivered, [(s) => s.correct({ box: 0 }, 'h0', null), 'on-the-way']]],
  [
    'a handover was corrected to a failure',
    [
      ...delivered,
      [(s) => s.correct({ box: 1 }, 'h1', { kind: 'failed', reason: 'not-at-home' }), 'undelivered'],
    ],
  ],
  ['a box came back', [...delivered, [(s) => s.scan('returned', 0, 'b0'), 'undelivered']]],
  [
    'a box came back and went out again',
    [
      ...delivered,
      [(s) => s.scan('returned', 0, 'b0'), 'undelivered'],
      [(s) => s.goOut(), 'on-the-way'],
      [(s) => s.scan('handed-over', 0, 'h2'), 'on-the-way'],
      [(s) => s.scan('handed-over', 1, 'h3'), 'delivered'],
    ],
  ],
  [
    'one of two boxes was never packed',
    [
      [(s) => s.pack(), 'consolidated'],
      [(s) => s.fallShort(), 'packed', oneShort],
      [(s) => s.goOut(), 'on-the-way', oneShort],
      [(s) => s.scan('handed-over', 0, 'h0'), 'partly-delivered', oneShort],
    ],
  ],
  ['neither box was packed', [[(s) => s.fallShort(), 'undelivered', { short: 2, owed: 0 }]]],
  [
    'a box was lost',
    [
      ...packBoth,
      [(s) => s.goOut(), 'on-the-way'],
      [(s) => s.scan('lost', 0, 'l0'), 'on-the-way', oneShort],
      [(s) => s.scan('handed-over', 1, 'h1'), 'partly-delivered', oneShort],
      [(s) => s.scan('found', 0, 'f0'), 'on-the-way'],
    ],
  ],
  [
    'both boxes were lost on the road, and one loss was withdrawn',
    [
      ...onTheRoad,
      [(s) => s.scan('lost', 0, 'l0'), 'on-the-way', oneShort],
      [(s) => s.scan('lost', 1, 'l1'), 'undelivered', { short: 2, owed: 0 }],
      [(s) => s.correct({ box: 1 }, 'l1', null), 'on-the-way', oneShort],
    ],
  ],
  [
    'a box was destroyed',
    [...delivered, [(s) => s.scan('destroyed', 0, 'd0'), 'partly-delivered', oneShort]],
  ],
  [
    'a box was missing when its load was received, and was seen later',
    [
      ...onTheRoad,
      [(s) => s.receive(0), 'on-the-way'],
      [(s) => s.scan('handed-over', 0, 'h0'), 'undelivered'],
      [(s) => s.scan('seen', 1, 's1'), 'on-the-way'],
    ],
  ],
  [
    'a box was missing in a wrong receipt',
    [
      ...onTheRoad,
      [(s) => s.receive(), 'undelivered'],
      [(s) => s.correct({ load: true }, 'receipt', null), 'on-the-way'],
    ],
  ],
  [
    'an earlier attempt is recorded late',
    [
      ...delivered,
      [(s) => s.scan('failed', 0, 'f0', 30), 'delivered'],
      [(s) => s.scan('lost', 1, 'l1', 30), 'delivered'],
    ],
  ],
  [
    'a failed attempt is recorded after the handover',
    [...delivered, [(s) => s.scan('failed', 0, 'f0'), 'delivered']],
  ],
  [
    'a box was damaged, seen, and had its seal broken',
    [
      ...delivered,
      [(s) => s.scan('damaged', 0, 'x0'), 'delivered'],
      [(s) => s.scan('seen', 0, 'x1'), 'delivered'],
      [(s) => s.scan('seal-broken', 0, 'x2'), 'delivered'],
    ],
  ],
  [
    'nobody was at home',
    [
      ...packBoth,
      [(s) => s.goOut(), 'on-the-way'],
      [(s) => s.scan('failed', 0, 'f0'), 'on-the-way'],
      [(s) => s.scan('failed', 1, 'f1'), 'undelivered'],
    ],
  ],
];

describe('the status of a need', () => {
  let boxtrail: RunningBoxtrail;
  let city: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    city = (await boxtrail.ask('GET', '/v1/stations?tier=municipal&limit=1')).body.items[0].gln as string;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it.each(stories)('given that %s, then it is right after each step', async (_, acts) => {
    const story = await Story.begin(boxtrail, city);
    const shown: unknown[] = [];
    for (const [act] of acts) {
      await act(story);
      shown.push(await story.shown());
    }
    expect(shown).toEqual(acts.map(([, status, { short = 0, owed = 2 } = {}]) => ({ status, short, owed })));
  });

  it.each(['orders.rounds', 'orders.need-boxes', 'packing.jobs', 'packing.boxes'])(
    'given these needs, when %s is rebuilt, then it equals the live one',
    async (view) => {
      const { text } = await boxtrail.ask('POST', `/v1/views/${view}/rebuild`, { json: {} });
      expect(text).toContain('"equal":true');
    },
  );
});
