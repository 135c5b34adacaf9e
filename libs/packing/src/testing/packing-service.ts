import { randomUUID } from 'node:crypto';
import {
  RoundClosed,
  StationRegistered,
  SupplierRegistered,
  type EventOf,
  supplierUnknown,
} from '@boxtrail/contracts';
import { completeKey, type DomainEvent, type RecordedEvent } from '@boxtrail/kernel';
import { ApiKeys, type Role } from '@boxtrail/http';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { serve, type Config, type Service } from '@boxtrail/service';
import { withLockedTables } from '../../../../test/support/locked-tables';
import { createTestDatabase } from '../../../../test/support/test-database';
import { PackingModule } from '../packing.module';

export const at = '2026-03-16T01:00:00.000Z';
export const gln = (n: number): string => completeKey('gln', `6900000${String(n).padStart(5, '0')}`);
export const gtin = (n: number): string => completeKey('gtin', `0690123400${String(n).padStart(3, '0')}`);
export const sscc = (n: number): string => completeKey('sscc', `37610425${String(n).padStart(9, '0')}`);

export const [city, district, community, supplier, otherCommunity] = [gln(1), gln(2), gln(3), gln(4), gln(5)];
export const [vegetables, oil, cabbage] = [gtin(1), gtin(2), gtin(3)];

type Need = EventOf<typeof RoundClosed>['data']['needs'][number];

/** A need of a household: a number of boxes for each type. */
export const need = (needId: string, ...lines: [gtin: string, quantity: number][]): Need => ({
  needId,
  householdRef: `H-${needId}`,
  building: '3',
  unit: '2-501',
  order: 'proxy',
  placedByRef: 'grid-4',
  specialNeeds: ['bed-ridden'],
  payment: 'prepaid',
  amountFen: 6_000,
  lines: lines.map(([type, quantity]) => ({ gtin: type, quantity })),
});

/** A box as a bench sends it. */
export const box = (n: number, needId: string, more: object = {}) => ({
  sscc: sscc(n),
  needId,
  gtin: vegetables,
  contents: [{ gtin: cabbage, lot: 'L-77', quantity: 2 }],
  weightGrams: 4_200,
  ...more,
});

interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Record<string, unknown>;
}

/** The packing service on its own database, with a network of stations and suppliers. */
export class PackingService {
  private constructor(
    private readonly service: Service,
    private readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
    private readonly admin: string,
  ) {}

  static async start(): Promise<PackingService> {
    const database = await createTestDatabase();
    const service = await serve([PackingModule], configOf(database.url));
    const admin = await keyOf(service, 'admin');
    const started = new PackingService(service, database.url, () => database.drop(), admin);
    await started.network();
    return started;
  }

  /** Starts another process of the service on the same database. The caller stops it before this one. */
  async another(): Promise<PackingService> {
    const service = await serve([PackingModule], configOf(this.databaseUrl));
    return new PackingService(service, this.databaseUrl, () => Promise.resolve(), this.admin);
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.drop();
  }

  /** Does the work while the tables of the views are locked. */
  whileLocked<T>(tables: readonly string[], work: () => Promise<T>): Promise<T> {
    return withLockedTables(this.databaseUrl, tables, work);
  }

  get app() {
    return this.service.app;
  }

  get store(): EventStore {
    return this.app.get<EventStore>(EVENT_STORE);
  }

  key(role: Role, stationGln: string | null = null): Promise<string> {
    return keyOf(this.service, role, stationGln);
  }

  /** Appends an event to the log as its own context would. */
  async put(stream: string, event: DomainEvent): Promise<RecordedEvent> {
    const id = randomUUID();
    const metadata = {
      actor: 'grid-7',
      role: 'grid-worker',
      commandId: randomUUID(),
      commandHash: 'hash',
      correlationId: `trace-${id}`,
      causationId: `trace-${id}`,
    };
    const before = await this.store.read(stream);
    await this.store.append(stream, before.length, [{ id, event, metadata }]);
    const recorded = (await this.store.read(stream)).at(-1);
    if (recorded === undefined) throw new Error(`${stream} is empty`);
    return recorded;
  }

  /** Closes a round and waits for its job. */
  async closeRound(
    roundId: string,
    needs: Need[],
    communityGln = community,
    supplierGln = supplier,
  ): Promise<RecordedEvent> {
    const data = {
      roundId,
      communityGln,
      supplierGln,
      closedBy: 'hand' as const,
      totals: [],
      amountFen: 0,
    };
    const recorded = await this.put(`round-${roundId}`, RoundClosed.of(at, { ...data, needs }));
    for (let tries = 0; (await this.store.read(`packing-job-${roundId}`)).length === 0; tries += 1) {
      if (tries === 500) throw new Error(`no job for round ${roundId}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return recorded;
  }

  async get(path: string, key = this.admin): Promise<Answer> {
    return answer(await fetch(this.service.url + path, { headers: { authorization: `Bearer ${key}` } }));
  }

  /** An answer that is a file. */
  async file(path: string, headers: Record<string, string> = {}, key = this.admin) {
    const all = { authorization: `Bearer ${key}`, ...headers };
    const response = await fetch(this.service.url + path, { headers: all });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  }

  /** Like `get`, but waits until every acknowledged command is visible. */
  async read(path: string): Promise<Answer> {
    return this.get(`${path}${path.includes('?') ? '&' : '?'}atLeast=${await this.store.head()}`);
  }

  async post(
    path: string,
    body: object,
    headers: Record<string, string> = {},
    key = this.admin,
  ): Promise<Answer> {
    const all = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    };
    return answer(
      await fetch(this.service.url + path, { method: 'POST', headers: all, body: JSON.stringify(body) }),
    );
  }

  /** Sends lines; returns the answer to each line and the closing summary. */
  async lines(path: string, lines: readonly (object | string)[], key = this.admin) {
    const body = lines
      .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\n')
      .join('');
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const response = await fetch(this.service.url + path, { method: 'POST', headers, body });
    const answers = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { status: response.status, answers: answers.slice(0, -1), end: answers.at(-1) };
  }

  /** The revision of a stream as answers write it. */
  async end(stream: string): Promise<{ revision: number; position: number }> {
    const last = (await this.store.read(stream)).at(-1);
    return { revision: last?.revision ?? 0, position: last?.position ?? 0 };
  }

  private async network(): Promise<void> {
    const rest = { street: null, latitude: null, longitude: null };
    for (const [place, tier, parentGln, name] of [
      [city, 'municipal', null, 'City'],
      [district, 'district', city, 'North'],
      [community, 'community', district, 'Peach Garden'],
      [otherCommunity, 'community', district, 'Plum Garden'],
    ] as const) {
      const station = { gln: place, code: '220104', name, tier, parentGln, ...rest };
      await this.put(`station-${place}`, StationRegistered.of(at, station));
    }
    const firm = { gln: supplier, name: 'Firm', latitude: null, longitude: null, ...supplierUnknown };
    await this.put(`supplier-${supplier}`, SupplierRegistered.of(at, firm));
  }
}

const configOf = (databaseUrl: string): Config => ({
  service: 'packing',
  databaseUrl,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'silent',
});

function keyOf({ app }: Service, role: Role, stationGln: string | null = null): Promise<string> {
  // The tests play a past day: decisions are judged at the time they name.
  const played = { recordsAfterwards: 'a day that is played' };
  const principal = { subject: `${role}-${stationGln ?? 'all'}`, role, stationGln, ...played };
  return app.get(ApiKeys).issue(principal, new Date(Date.now() + 3_600_000));
}

async function answer(response: Response): Promise<Answer> {
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, etag: response.headers.get('etag'), body };
}
