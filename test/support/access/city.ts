import { nameBasedUuid } from '@boxtrail/commands';
import { completeKey } from '@boxtrail/kernel';
import { ApiKeys, type Role, roles } from '@boxtrail/http';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { readConfig, serve, type Service } from '@boxtrail/service';
import { contexts } from '../../../apps/boxtrail/contexts';
import { holdsOfTheCity } from './quality-city';
import { createTestDatabase, type TestDatabase } from '../test-database';

const gln = (n: number) => completeKey('gln', `69000001${String(n).padStart(4, '0')}`);
const gtin = (n: number) => completeKey('gtin', `0690000200${String(n).padStart(3, '0')}`);
const sscc = (n: number) => completeKey('sscc', `36900003${String(n).padStart(9, '0')}`);

/** A municipal station, two districts with a community each, and a supplier for each community. */
export const places = {
  city: gln(1),
  district: gln(2),
  otherDistrict: gln(3),
  community: gln(4),
  otherCommunity: gln(5),
  supplier: gln(6),
  otherSupplier: gln(7),
} as const;
export type Place = keyof typeof places;
/** What a key is bound to. */
export type Bound = Place | 'none';

/** The places below each place, and itself. */
export const below: Readonly<Record<Place, readonly Place[]>> = {
  city: ['city', 'district', 'otherDistrict', 'community', 'otherCommunity'],
  district: ['district', 'community'],
  otherDistrict: ['otherDistrict', 'otherCommunity'],
  community: ['community'],
  otherCommunity: ['otherCommunity'],
  supplier: ['supplier'],
  otherSupplier: ['otherSupplier'],
};

export const vegetables = gtin(1);
export const cabbage = gtin(2);
/** Boxes of the community by state. */
export const boxes = {
  delivered: sscc(1),
  onTheRoad: sscc(2),
  atTheSupplier: sscc(3),
  atTheDropPoint: sscc(4),
  withTheTeam: sscc(5),
} as const;
/** A box of the other community, at its drop point. */
export const otherBox = sscc(9);
/** The day's collection for R-1 is less than its need costs. */
export const openItem = nameBasedUuid('open-item\nR-1/N-1\nc-day');
/** What the service named: the settlement of the community. */
export const made = { settlementId: '' };
const far = '2099-12-31T16:00:00Z';

export interface Answer {
  readonly status: number;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string;
}

/** A service with every context, on a database of its own, with a day in two communities. */
export class City {
  private readonly keys = new Map<string, string>();
  private requests = 0;

  private constructor(
    readonly service: Service,
    private readonly database: TestDatabase,
  ) {}

  static async start(): Promise<City> {
    const database = await createTestDatabase();
    const given = { databaseUrl: database.url, port: 0, logLevel: 'silent' } as const;
    const city = new City(await serve(contexts, readConfig('boxtrail', {}, given, contexts)), database);
    const bindings: Bound[] = ['none', ...(Object.keys(places) as Place[])];
    await Promise.all(roles.flatMap((role) => bindings.map((bound) => city.issue(role, bound))));
    await city.day();
    return city;
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.database.drop();
  }

  get store(): EventStore {
    return this.service.app.get<EventStore>(EVENT_STORE);
  }

  /** The name of a key's holder. */
  static subject(role: Role, bound: Bound): string {
    return `${role}-${bound}`;
  }

  async ask(role: Role, bound: Bound, { method, path, body, type }: Request): Promise<Answer> {
    const response = await fetch(`${this.service.url}${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: {
        authorization: `Bearer ${this.keys.get(City.subject(role, bound))}`,
        ...(body !== undefined && { 'content-type': type ?? 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': `r-${(this.requests += 1)}` }),
      },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, text, body: isJson && text !== '' ? parsed(text) : undefined };
  }

  /** As an admin; throws when it is refused. */
  async does(method: string, path: string, body?: unknown, type?: string): Promise<Answer> {
    const answer = await this.ask('admin', 'none', { method, path, body, ...(type && { type }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** Waits until every view has seen the log. */
  async settled(): Promise<void> {
    const head = await this.store.head();
    for (const path of [
      '/v1/trails',
      '/v1/open-loads?problem=late',
      '/v1/accounts',
      '/v1/loads',
      '/v1/packing-jobs',
      '/v1/rounds',
      '/v1/ledger/open-items',
    ])
      await this.does('GET', `${path}${path.includes('?') ? '&' : '?'}atLeast=${head}`);
    for (const path of [
      '/v1/door-rounds',
      '/v1/passes',
      '/v1/recalls',
      '/v1/holds',
      `/v1/boxes/${boxes.delivered}`,
    ])
      await this.does('GET', `${path}?atLeast=${head}`);
    await this.does('GET', `/v1/load-history/L-1?at=${new Date().toISOString()}`);
  }

  private async issue(role: Role, bound: Bound): Promise<void> {
    const stationGln = bound === 'none' ? null : places[bound];
    const subject = City.subject(role, bound);
    const expiry = new Date(Date.now() + 3_600_000);
    this.keys.set(subject, await this.service.app.get(ApiKeys).issue({ subject, role, stationGln }, expiry));
  }

  private async day(): Promise<void> {
    const line = (code: string, tier: string, parent: string, place: Place) =>
      `${code},${place},${tier},${parent},,43.${code.length}${code.at(-1)},125.${code.at(-1)},${places[place]}\n`;
    await this.does(
      'POST',
      '/v1/stations/import',
      `code,name,tier,parentCode,street,latitude,longitude,gln\n${line('2201', 'municipal', '', 'city')}` +
        line('220101', 'district', '2201', 'district') +
        line('220102', 'district', '2201', 'otherDistrict') +
        line('220101001001', 'community', '220101', 'community') +
        line('220102001002', 'community', '220102', 'otherCommunity'),
      'text/csv',
    );
    for (const [place, at] of [
      ['supplier', 1],
      ['otherSupplier', 2],
    ] as const)
      await this.does('POST', '/v1/suppliers', {
        gln: places[place],
        name: place,
        latitude: Number(`43.12${at}`),
        longitude: Number(`125.${at}`),
      });
    const contents = [{ gtin: cabbage, name: 'cabbage', quantity: 1, unit: 'kg' }];
    const offer = { name: 'vegetables', kind: 'vegetables', priceFen: 100, contents };
    await this.does('PUT', `/v1/box-types/${vegetables}`, offer);
    await this.round('R-1', 'community', 5);
    await this.round('R-2', 'otherCommunity', 1);
    await this.open('R-open', 'community', 1);
    await this.passes();
    for (const box of Object.values(boxes)) await this.pack('R-1', 'hh-1', box);
    await this.pack('R-2', 'hh-2', otherBox);
    const moved = [boxes.delivered, boxes.atTheDropPoint, boxes.withTheTeam];
    await this.load('L-1', 'supplier', 'community', moved);
    await this.receive('L-1', 'community', moved);
    await this.load('L-2', 'supplier', 'community', [boxes.onTheRoad], '', '-road');
    await this.does('POST', '/v1/passes/V-road/revoke', { reason: 'the vehicle is not safe' });
    await this.load('L-3', 'otherSupplier', 'otherCommunity', [otherBox], '-other');
    await this.receive('L-3', 'otherCommunity', [otherBox]);
    const ssccs = [boxes.delivered, boxes.withTheTeam];
    const fromGln = places.community;
    await this.does('POST', '/v1/door-rounds', { doorRoundId: 'D-1', fromGln, teamRef: 't', ssccs });
    await this.does('POST', '/v1/scans', {
      ...{ scanId: 'handed', kind: 'handed-over', sscc: boxes.delivered, atGln: places.community },
      ...{ byRef: 'v', receivedByRef: 'hh-community', method: 'in-person', proofRef: 'proof-community' },
    });
    const recall = { lot: 'L', reason: 'mouldy' };
    await this.does('POST', '/v1/recalls', { recallId: 'C-cabbage', gtin: cabbage, ...recall });
    await this.does('POST', '/v1/recalls', { recallId: 'C-nothing', gtin: vegetables, ...recall });
    for (const [path, body] of holdsOfTheCity(boxes, vegetables)) await this.does('POST', path, body);
    await this.collect();
    await this.settled();
  }

  /** A moment after the need was recorded, the ledger has it. */
  private async collect(): Promise<void> {
    const path = '/v1/ledger/needs/R-1/N-1';
    for (const end = Date.now() + 30_000; ; await new Promise((next) => setTimeout(next, 20))) {
      const { status, body } = await this.ask('admin', 'none', { method: 'GET', path });
      // The delivered box is posted to the supplier.
      if (status === 200 && (body as { postedFen: number }).postedFen > 0) break;
      if (Date.now() > end) throw new Error('the ledger has not posted need R-1/N-1');
    }
    const money = { collectionId: 'c-day', workerRef: 'g', method: 'cash', amountFen: 1 };
    await this.does('POST', `${path}/collections`, money);
    const account = { kind: 'cash', ref: 'g' };
    const settle = { communityGln: places.community, workerRef: 'h', account };
    const { body } = await this.does('POST', '/v1/ledger/settlements', settle);
    made.settlementId = (body as { settlementId: string }).settlementId;
  }

  private async open(roundId: string, place: Place, quantity: number): Promise<void> {
    const communityGln = places[place];
    const gtins = [vegetables];
    await this.does('POST', '/v1/rounds', { roundId, communityGln, cutoffAt: far, gtins });
    await this.does('POST', `/v1/rounds/${roundId}/needs`, need('N-1', place, quantity));
  }

  private async round(roundId: string, place: Place, quantity: number): Promise<void> {
    await this.open(roundId, place, quantity);
    await this.does('POST', `/v1/rounds/${roundId}/close`, {});
    for (const end = Date.now() + 30_000; ; await new Promise((next) => setTimeout(next, 20))) {
      const job = { method: 'GET', path: `/v1/packing-jobs/${roundId}` };
      if ((await this.ask('admin', 'none', job)).status === 200) return;
      if (Date.now() > end) throw new Error(`no job for ${roundId}`);
    }
  }

  private async passes(): Promise<void> {
    const about = { validFrom: '2020-01-01T00:00:00Z', validUntil: far, authorityRef: 'office' };
    for (const [suffix, place, driverRef] of [
      ['', 'community', 'driver'],
      ['-road', 'community', 'driver'],
      ['-other', 'otherCommunity', 'driver-other'],
    ] as const) {
      const zones = [places[place]];
      const vehicle = { passId: `V${suffix}`, plate: `吉A1234${zones[0]?.at(-2)}`, carrierRef: 'carrier' };
      await this.does('POST', '/v1/passes', { ...vehicle, ...about, zones });
      const driver = { passId: `P${suffix}`, personRef: driverRef, employerRef: 'carrier' };
      await this.does('POST', '/v1/passes', { ...driver, ...about, zones });
    }
  }

  private async pack(jobId: string, needRef: string, box: string): Promise<void> {
    const inside = [{ gtin: cabbage, lot: 'L', quantity: 1 }];
    const packed = { sscc: box, needId: 'N-1', gtin: vegetables, contents: inside, weightGrams: 1_000 };
    // It has been at the supplier for years.
    const long = box === boxes.atTheSupplier ? { occurredAt: '2020-01-01T00:00:00Z' } : {};
    await this.does('POST', `/v1/packing-jobs/${jobId}/boxes`, {
      ...packed,
      ...long,
      sealId: `S-${box}-${needRef}`,
    });
  }

  private async load(
    id: string,
    from: Place,
    to: Place,
    ssccs: readonly string[],
    suffix = '',
    passes = suffix,
  ): Promise<void> {
    const [fromGln, toGln] = [places[from], places[to]];
    const plate = `吉A1234${toGln.at(-2)}`;
    await this.does('POST', '/v1/loads', { loadId: id, fromGln, toGln, plate, driverRef: `driver${suffix}` });
    await this.does('POST', `/v1/loads/${id}/boxes`, { ssccs });
    await this.does('POST', `/v1/loads/${id}/seal`, { sealId: 'T' });
    const under = { vehiclePassId: `V${passes}`, driverPassId: `P${passes}` };
    await this.does('POST', `/v1/loads/${id}/dispatch`, under);
  }

  private async receive(id: string, at: Place, ssccs: readonly string[]): Promise<void> {
    const atGln = places[at];
    await this.does('POST', `/v1/loads/${id}/arrivals`, { scanId: `a-${id}`, atGln, sealIntact: true });
    await this.does('POST', `/v1/loads/${id}/receipts`, { scanId: `r-${id}`, atGln, ssccs });
  }
}

export const need = (needId: string, place: Place, quantity: number) => ({
  needId,
  householdRef: `hh-${place}`,
  building: `building-${place}`,
  unit: `unit-${place}`,
  order: 'own',
  payment: 'prepaid',
  specialNeeds: ['bed-ridden'],
  lines: [{ gtin: vegetables, quantity }],
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
