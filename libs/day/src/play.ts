import { inParallel, Refused, type ApiClient } from './api-client';
import { at } from './clock';
import {
  planDay,
  type DayOptions,
  type DayPlan,
  type PlannedBox,
  type PlannedRound,
  type Station,
} from './plan';

/** Told while the day is played: how many of its steps are done. */
export type Progress = (done: number, of: number, doing: string) => void;

export interface PlayedDay {
  readonly plan: DayPlan;
  /** Log position of the last thing that was recorded. */
  readonly position: number;
  /** Requests the API answered. */
  readonly requests: number;
  /** What the service refused, as it should: the code of each refusal that was provoked. */
  readonly refusals: readonly string[];
}

/** Requests in flight at once: a city's scanners, a little tamed. */
const width = 12;

/** Imports a network and plays one day of distribution over it, through the public API alone. */
export async function playDay(
  api: ApiClient,
  options: DayOptions,
  networkCsv: string,
  progress: Progress,
): Promise<PlayedDay> {
  progress(0, 1, 'importing the network');
  await api.bulk('orders', 'coordinator', '/v1/stations/import', networkCsv, 'text/csv');
  const plan = planDay(options, await allStations(api));
  const day = new Day(api, plan, progress);
  await day.play();
  // Policies record too, a moment after what they react to: the day ends where the log does.
  const views = await api.get<{ head: number }[]>('audit', 'auditor', '/v1/views');
  api.position = Math.max(api.position, ...views.map(({ head }) => head));
  return { plan, position: api.position, requests: api.requests, refusals: day.refusals };
}

/** A journey of boxes on one vehicle. */
interface Journey {
  readonly loadId: string;
  readonly fromGln: string;
  readonly toGln: string;
  readonly ssccs: readonly string[];
  readonly plate: string;
  readonly driverRef: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
  /** When it leaves, passes the checkpoint, arrives, and is received. */
  readonly times: {
    readonly plan: string;
    readonly leave: string;
    readonly check: string;
    readonly arrive: string;
    readonly receive: string;
  };
  readonly missing: readonly string[];
  readonly sealBroken: readonly string[];
  readonly beforeDispatch?: () => Promise<void>;
  readonly afterDispatch?: () => Promise<void>;
}

class Day {
  readonly refusals: string[] = [];
  private readonly supplierOf = new Map<string, string>();
  private readonly loads: string[] = [];
  private done = 0;
  private readonly total: number;

  constructor(
    private readonly api: ApiClient,
    private readonly plan: DayPlan,
    private readonly progress: Progress,
  ) {
    this.total = plan.rounds.length * 5;
  }

  private get seed(): number {
    return this.plan.options.seed;
  }

  private step(doing: string): void {
    this.done += 1;
    this.progress(Math.min(this.done, this.total), this.total, doing);
  }

  async play(): Promise<void> {
    await this.offer();
    await inParallel(this.plan.rounds, width, (round) => this.collectNeeds(round));
    await inParallel(this.plan.rounds, width, (round) => this.pack(round));
    await this.toTheCity();
    await this.toTheDistricts();
    await inParallel(this.plan.rounds, width, (round) => this.toTheCommunity(round));
    await inParallel(this.plan.rounds, width, (round) => this.toTheDoors(round));
    await this.night();
    await inParallel(this.loads, width, (loadId) => this.checkpointNoted(loadId));
    this.progress(this.total, this.total, 'the day is over');
  }

  /** Suppliers and what they offer. */
  private async offer(): Promise<void> {
    for (const supplier of this.plan.suppliers) {
      await this.api.post(
        'orders',
        'coordinator',
        '/v1/suppliers',
        { ...supplier, occurredAt: at('05:00') },
        `supplier-${supplier.gln}`,
      );
    }
    for (const { gtin, name, kind, priceFen, contents } of this.plan.boxTypes) {
      const body = { name, kind, priceFen, contents, occurredAt: at('05:00') };
      await this.api.put('orders', 'coordinator', `/v1/box-types/${gtin}`, body);
    }
  }

  private async collectNeeds({ roundId, community, needs }: PlannedRound): Promise<void> {
    const opened = await this.api.post(
      'orders',
      'coordinator',
      '/v1/rounds',
      {
        roundId,
        communityGln: community.gln,
        cutoffAt: at('08:30'),
        gtins: this.plan.boxTypes.map((type) => type.gtin),
        occurredAt: at('06:00'),
      },
      roundId,
    );
    this.supplierOf.set(roundId, String(opened['supplierGln']));
    await this.lines('orders', 'grid-worker', `/v1/rounds/${roundId}/needs`, needs);
    await this.api.post(
      'orders',
      'grid-worker',
      `/v1/rounds/${roundId}/close`,
      { occurredAt: at('08:30') },
      `close-${roundId}`,
    );
    this.step('collecting needs');
  }

  private async pack({ roundId, boxes }: PlannedRound): Promise<void> {
    await this.untilThere(`/v1/packing-jobs/${roundId}`);
    await this.lines(
      'packing',
      'packer',
      `/v1/packing-jobs/${roundId}/boxes`,
      boxes.map(({ sscc, needId, gtin, weightGrams, lot }, i) => ({
        sscc,
        needId,
        gtin,
        weightGrams,
        sealId: `S${sscc.slice(-9)}`,
        contents: this.contentsOf(gtin, lot),
        occurredAt: at('09:00', i * 40),
      })),
    );
    await this.api.post(
      'packing',
      'packer',
      `/v1/packing-jobs/${roundId}/complete`,
      { occurredAt: at('10:00') },
      `complete-${roundId}`,
    );
    this.step('packing boxes');
  }

  private contentsOf(gtin: string, lot: string) {
    const type = this.plan.boxTypes.find((candidate) => candidate.gtin === gtin);
    return (type?.contents ?? []).map((item) => ({ gtin: item.gtin, lot, quantity: item.quantity }));
  }

  /** Each supplier sends what it packed to the municipal station, 400 boxes a lorry. */
  private async toTheCity(): Promise<void> {
    const bySupplier = groupBy(this.plan.rounds, (round) => this.supplierOf.get(round.roundId) ?? '');
    const lorries = [...bySupplier].flatMap(([fromGln, rounds]) =>
      chunks(
        rounds.flatMap((round) => round.boxes),
        400,
      ).map((boxes) => ({ fromGln, boxes })),
    );
    await inParallel(lorries.entries(), width, async ([n, { fromGln, boxes }]) => {
      await this.drive(this.journey(1, n, fromGln, this.plan.municipal.gln, boxes, '10:30'));
    });
    await this.destroySome();
  }

  /** Crushed while it was unloaded: written off where it stands. */
  private async destroySome(): Promise<void> {
    const atGln = this.plan.municipal.gln;
    await this.lines(
      'delivery',
      'station',
      '/v1/scans',
      [...this.plan.troubles.destroyed].flatMap((sscc) => [
        {
          scanId: `crushed-${sscc}`,
          kind: 'damaged',
          sscc,
          atGln,
          byRef: 'dock-1',
          note: 'crushed while unloading',
          occurredAt: at('11:40'),
        },
        {
          scanId: `destroyed-${sscc}`,
          kind: 'destroyed',
          sscc,
          atGln,
          byRef: 'dock-1',
          note: 'not fit to eat',
          occurredAt: at('11:50'),
        },
      ]),
    );
  }

  private async toTheDistricts(): Promise<void> {
    const { leftBehind, destroyed, missing } = this.plan.troubles;
    const byDistrict = groupBy(this.plan.rounds, (round) => round.district.gln);
    const vans = [...byDistrict].flatMap(([toGln, rounds]) => {
      const boxes = rounds
        .flatMap((round) => round.boxes)
        .filter(({ sscc }) => !leftBehind.has(sscc) && !destroyed.has(sscc));
      return chunks(boxes, 400).map((part) => ({ toGln, boxes: part }));
    });
    await inParallel(vans.entries(), width, async ([n, { toGln, boxes }]) => {
      const journey = this.journey(2, n, this.plan.municipal.gln, toGln, boxes, '12:30');
      await this.drive({ ...journey, missing: journey.ssccs.filter((sscc) => missing.has(sscc)) });
    });
  }

  private async toTheCommunity(round: PlannedRound): Promise<void> {
    const { sealBroken, revokedOnTheRoad, oldPass } = this.plan.troubles;
    const boxes = round.boxes.filter(({ sscc }) => this.reachedDistrict(sscc));
    if (boxes.length > 0) {
      const n = this.plan.rounds.indexOf(round);
      const journey = this.journey(3, n, round.district.gln, round.community.gln, boxes, '14:30');
      await this.drive({
        ...journey,
        sealBroken: journey.ssccs.filter((sscc) => sealBroken.has(sscc)),
        ...(round.roundId === oldPass && { beforeDispatch: () => this.tryAnOldPass(journey) }),
        ...(round.roundId === revokedOnTheRoad && {
          afterDispatch: () => this.revoke(journey.vehiclePassId, 'reported stolen', at('14:35')),
        }),
      });
    }
    this.step('moving boxes to the communities');
  }

  /** The driver shows a pass that was revoked at noon: the dispatch is refused and nothing moves. */
  private async tryAnOldPass(journey: Journey): Promise<void> {
    const old = `${journey.driverPassId}-old`;
    await this.issuePass(old, { personRef: journey.driverRef, employerRef: 'fleet-1' });
    await this.revoke(old, 'antigen test overdue', at('12:00'));
    const body = { vehiclePassId: journey.vehiclePassId, driverPassId: old, occurredAt: journey.times.leave };
    try {
      await this.api.post(
        'delivery',
        'station',
        `/v1/loads/${journey.loadId}/dispatch`,
        body,
        `try-${journey.loadId}`,
      );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refusals.push(error.code);
    }
  }

  private async toTheDoors(round: PlannedRound): Promise<void> {
    const { notAtHome, neverAtHome } = this.plan.troubles;
    const boxes = round.boxes.filter(({ sscc }) => this.reachedDistrict(sscc));
    if (boxes.length > 0) {
      const teamRef = `team-${round.community.code}`;
      const atGln = round.community.gln;
      await this.api.post(
        'delivery',
        'team',
        '/v1/door-rounds',
        {
          doorRoundId: `doors-${round.roundId}`,
          fromGln: atGln,
          teamRef,
          ssccs: boxes.map(({ sscc }) => sscc),
          occurredAt: at('16:00'),
        },
        `doors-${round.roundId}`,
      );
      const householdOf = new Map(round.needs.map((need) => [need.needId, need.householdRef]));
      const scans = boxes.flatMap(({ sscc, needId }, i) => {
        const scan = { sscc, atGln, byRef: teamRef };
        const handed = (scanId: string, occurredAt: string) => ({
          ...scan,
          scanId,
          kind: 'handed-over',
          receivedByRef: householdOf.get(needId),
          method: i % 5 === 0 ? 'left-at-door' : 'in-person',
          occurredAt,
        });
        if (!notAtHome.has(sscc)) return [handed(`door-${sscc}`, at('16:10', i * 90))];
        const failed = {
          ...scan,
          scanId: `try-${sscc}`,
          kind: 'failed',
          reason: 'not-at-home',
          occurredAt: at('16:10', i * 90),
        };
        if (!neverAtHome.has(sscc)) return [failed, handed(`door-${sscc}`, at('19:30', i * 30))];
        return [
          failed,
          { ...scan, scanId: `back-${sscc}`, kind: 'returned', occurredAt: at('20:30', i * 10) },
        ];
      });
      await this.lines('delivery', 'team', '/v1/scans', scans);
    }
    this.step('walking to the doors');
  }

  /** What comes in late, twice, or turns up again. */
  private async night(): Promise<void> {
    const { seenLate, sentTwice, found } = this.plan.troubles;
    const where = new Map(this.plan.rounds.flatMap((round) => round.boxes.map((box) => [box.sscc, round])));
    const gln = (sscc: string, place: 'district' | 'community') => where.get(sscc)?.[place].gln ?? '';
    await this.lines('delivery', 'station', '/v1/scans', [
      ...[...seenLate].map((sscc) => ({
        scanId: `late-${sscc}`,
        kind: 'seen',
        sscc,
        atGln: gln(sscc, 'district'),
        byRef: 'offline-scanner-3',
        occurredAt: at('13:45'),
      })),
      ...[...found].map((sscc) => ({
        scanId: `found-${sscc}`,
        kind: 'found',
        sscc,
        atGln: gln(sscc, 'district'),
        byRef: 'night-shift',
        note: 'behind the pallets',
        occurredAt: at('21:00'),
      })),
    ]);
    const again = [...sentTwice].flatMap((sscc) => {
      const round = where.get(sscc);
      const i =
        round?.boxes.filter((box) => this.reachedDistrict(box.sscc)).findIndex((box) => box.sscc === sscc) ??
        -1;
      const box = round?.boxes.find((candidate) => candidate.sscc === sscc);
      if (round === undefined || box === undefined || i < 0) return [];
      return [
        {
          sscc,
          atGln: round.community.gln,
          byRef: `team-${round.community.code}`,
          scanId: `door-${sscc}`,
          kind: 'handed-over',
          receivedByRef: round.needs.find(({ needId }) => needId === box.needId)?.householdRef,
          method: i % 5 === 0 ? 'left-at-door' : 'in-person',
          occurredAt: at('16:10', i * 90),
        },
      ];
    });
    await this.lines('delivery', 'team', '/v1/scans', again, 'duplicate');
  }

  private reachedDistrict(sscc: string): boolean {
    const { missing, destroyed, leftBehind } = this.plan.troubles;
    return !missing.has(sscc) && !destroyed.has(sscc) && !leftBehind.has(sscc);
  }

  /** The n-th journey of a leg. Its ids are short, so that a timeline can show them. */
  private journey(
    leg: 1 | 2 | 3,
    n: number,
    fromGln: string,
    toGln: string,
    boxes: readonly PlannedBox[],
    leave: string,
  ): Journey {
    const id = `${this.seed}.${leg}.${n + 1}`;
    return {
      loadId: `L${id}`,
      fromGln,
      toGln,
      ssccs: boxes.map(({ sscc }) => sscc),
      plate: `吉A${String((this.seed * 10_000 + leg * 100_003 + n) % 100_000).padStart(5, '0')}`,
      driverRef: `driver-${id}`,
      vehiclePassId: `V${id}`,
      driverPassId: `D${id}`,
      times: {
        plan: at(leave, -900),
        leave: at(leave),
        check: at(leave, 1_200),
        arrive: at(leave, 2_400),
        receive: at(leave, 3_000),
      },
      missing: [],
      sealBroken: [],
    };
  }

  /** From the plan of a load to its receipt. */
  private async drive(journey: Journey): Promise<void> {
    const { loadId, fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, times } = journey;
    const post = (path: string, body: object, command: string, role = 'station') =>
      this.api.post('delivery', role, `/v1/loads${path}`, body, `${command}-${loadId}`);
    await this.issuePass(vehiclePassId, { plate, carrierRef: 'fleet-1' });
    await this.issuePass(driverPassId, { personRef: driverRef, employerRef: 'fleet-1' });
    await post('', { loadId, fromGln, toGln, plate, driverRef, occurredAt: times.plan }, 'plan');
    await post(`/${loadId}/boxes`, { ssccs: journey.ssccs, occurredAt: times.plan }, 'load');
    await post(`/${loadId}/seal`, { sealId: `S${loadId}`, occurredAt: times.leave }, 'seal');
    await journey.beforeDispatch?.();
    await post(`/${loadId}/dispatch`, { vehiclePassId, driverPassId, occurredAt: times.leave }, 'dispatch');
    await journey.afterDispatch?.();
    await this.api.post(
      'passes',
      'checkpoint',
      '/v1/verifications',
      {
        scanId: `gate-${loadId}`,
        passId: vehiclePassId,
        checkpointRef: `gate-${toGln.slice(-6)}`,
        zoneGln: toGln,
        loadId,
        occurredAt: times.check,
      },
      `gate-${loadId}`,
    );
    await post(
      `/${loadId}/arrivals`,
      { scanId: `arrived-${loadId}`, atGln: toGln, sealIntact: true, occurredAt: times.arrive },
      'arrive',
    );
    this.loads.push(loadId);
    const missing = new Set(journey.missing);
    await post(
      `/${loadId}/receipts`,
      {
        scanId: `received-${loadId}`,
        atGln: toGln,
        ssccs: journey.ssccs.filter((sscc) => !missing.has(sscc)),
        sealBroken: journey.sealBroken,
        occurredAt: times.receive,
      },
      'receive',
    );
  }

  private async issuePass(passId: string, subject: object): Promise<void> {
    const window = {
      validFrom: at('05:00'),
      validUntil: at('22:00'),
      authorityRef: 'transport-bureau',
      occurredAt: at('05:00'),
    };
    await this.api.post(
      'passes',
      'coordinator',
      '/v1/passes',
      { passId, ...subject, zones: [this.plan.municipal.gln], ...window },
      passId,
    );
  }

  private async revoke(passId: string, reason: string, occurredAt: string): Promise<void> {
    await this.api.post(
      'passes',
      'coordinator',
      `/v1/passes/${passId}/revoke`,
      { reason, occurredAt },
      `revoke-${passId}`,
    );
  }

  /** Sends lines of which every one must be taken (or be known already, when the day is resumed). */
  private async lines(
    context: 'orders' | 'packing' | 'delivery',
    role: string,
    path: string,
    lines: readonly object[],
    expected: 'accepted' | 'duplicate' = 'accepted',
  ): Promise<void> {
    for (const part of chunks(lines, 5_000)) {
      const answer = await this.api.bulk(
        context,
        role,
        path,
        part.map((line) => JSON.stringify(line)).join('\n'),
      );
      const odd = answer.lines.find(({ status }) => status !== expected && status !== 'duplicate');
      if (odd !== undefined)
        throw new Error(`${path}, line ${odd.line}: ${odd.status} ${odd.code}: ${odd.detail}`);
    }
  }

  /** A packing job appears by itself, a moment after its round is closed. */
  private untilThere(path: string): Promise<void> {
    return until(path, async () => {
      try {
        await this.api.get('packing', 'packer', path);
        return true;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return false;
        throw error;
      }
    });
  }

  /** What a gate saw of a load's pass is noted on the load by itself. */
  private checkpointNoted(loadId: string): Promise<void> {
    return until(loadId, async () => {
      const load = await this.api.get<{ checkpoints: unknown[] }>(
        'delivery',
        'station',
        `/v1/loads/${loadId}`,
      );
      return load.checkpoints.length > 0;
    });
  }
}

/** Asks until the answer is yes, for half a minute at most. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what} is still not there after 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function allStations(api: ApiClient): Promise<Station[]> {
  const stations: Station[] = [];
  let cursor = '';
  do {
    const query = `limit=200&atLeast=${api.position}${cursor && `&cursor=${cursor}`}`;
    const page = await api.get<{ items: Station[]; next: string | null }>(
      'orders',
      'coordinator',
      `/v1/stations?${query}`,
    );
    stations.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor !== '');
  return stations;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
