import { randomUUID } from 'node:crypto';
import { PassIssued, PassRevoked, type PassDetails } from '@boxtrail/contracts';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { ApiKeys, type Role } from '@boxtrail/http';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { serve, type Config, type Service } from '@boxtrail/service';
import { Views } from '@boxtrail/operations';
import { createTestDatabase } from '../../../../test/support/test-database';
import { DeliveryModule } from '../delivery.module';
import { at, city, district, driverRef, network, packedBox, passes, plate } from './delivery-day';

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

interface Sent {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The delivery service on a database of its own, with a network, and passes for a van and its driver. */
export class DeliveryService {
  private constructor(
    readonly service: Service,
    private readonly drop: () => Promise<void>,
    private readonly admin: string,
  ) {}

  static async start(more: Partial<Config> = {}): Promise<DeliveryService> {
    const database = await createTestDatabase();
    const service = await serve([DeliveryModule], {
      service: 'delivery',
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      ...more,
    });
    const started = new DeliveryService(service, () => database.drop(), await keyOf(service, 'admin'));
    for (const [stream, event] of network()) await started.put(stream, event);
    await started.issue(passes.vehiclePassId, { kind: 'vehicle', plate, carrierRef: 'fleet-1' });
    await started.issue(passes.driverPassId, {
      kind: 'person',
      personRef: driverRef,
      employerRef: 'fleet-1',
    });
    return started;
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.drop();
  }

  get store(): EventStore {
    return this.service.app.get<EventStore>(EVENT_STORE);
  }

  key(role: Role, stationGln: string | null = null): Promise<string> {
    return keyOf(this.service, role, stationGln);
  }

  /** A key of today, whose decisions may not be dated back. */
  keyOfToday(role: Role): Promise<string> {
    return keyOf(this.service, role, null, false);
  }

  /** Puts an event into the log as its own context would. */
  async put(stream: string, event: DomainEvent): Promise<RecordedEvent> {
    const id = randomUUID();
    const metadata = {
      actor: 'gate-7',
      role: 'checkpoint',
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

  /** Boxes come from the packing bench. */
  async pack(...boxes: readonly string[]): Promise<void> {
    await Promise.all(boxes.map((box) => this.put(`box-${box}`, packedBox(box))));
  }

  async issue(
    passId: string,
    subject: PassDetails['subject'],
    more: Partial<PassDetails> = {},
  ): Promise<void> {
    const window = { validFrom: at('00:00'), validUntil: at('23:00') };
    const pass = { passId, subject, zones: [city], ...window, authorityRef: 'bureau', ...more };
    await this.put(`pass-${passId}`, PassIssued.of(at('00:00'), pass));
  }

  async revoke(passId: string, when: string): Promise<void> {
    await this.put(`pass-${passId}`, PassRevoked.of(when, { passId, reason: 'stolen' }));
  }

  async get(path: string, key = this.admin): Promise<Answer> {
    return answer(await fetch(this.service.url + path, { headers: { authorization: `Bearer ${key}` } }));
  }

  /** As `get`, once everything acknowledged so far is visible. */
  async read(path: string): Promise<Answer> {
    return this.get(`${path}${path.includes('?') ? '&' : '?'}atLeast=${await this.store.head()}`);
  }

  async post(path: string, body: unknown, { key = this.admin, headers = {} }: Sent = {}): Promise<Answer> {
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

  /** Sends lines as they are; answers the answer to each, and the summary that closes them. */
  async scans(lines: readonly (object | string | Buffer)[], key = this.admin) {
    const bytes = (line: object | string | Buffer) =>
      Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line));
    const body = Buffer.concat(lines.flatMap((line) => [bytes(line), Buffer.from('\n')]));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const response = await fetch(`${this.service.url}/v1/scans`, { method: 'POST', headers, body });
    const answers = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { status: response.status, answers: answers.slice(0, -1), end: answers.at(-1) };
  }

  /** Where a stream stands, as answers name it. */
  async end(stream: string): Promise<{ revision: number; position: number }> {
    const last = (await this.store.read(stream)).at(-1);
    return { revision: last?.revision ?? 0, position: last?.position ?? 0 };
  }

  /** What a stream says, without who and when. */
  async events(stream: string): Promise<DomainEvent[]> {
    return (await this.store.read(stream)).map(({ event }) => event);
  }

  /** Sends what must be refused, and proves that nothing was recorded. Answers status, code and the fields named. */
  async refused(path: string, body: unknown, sent: Sent = {}): Promise<unknown[]> {
    const head = await this.store.head();
    const refusal = await this.post(path, body, sent);
    if ((await this.store.head()) !== head)
      throw new Error(`${path} was refused, and yet recorded something`);
    return problem(refusal);
  }

  /** Plans a load of packed boxes from the city to the district. */
  async planned(loadId: string, boxes: readonly string[], more: object = {}): Promise<void> {
    const plan = {
      loadId,
      fromGln: city,
      toGln: district,
      plate,
      driverRef,
      occurredAt: at('08:00'),
      ...more,
    };
    await this.must('/v1/loads', plan);
    if (boxes.length > 0) {
      await this.must(`/v1/loads/${loadId}/boxes`, { ssccs: boxes, occurredAt: at('08:00') });
    }
  }

  async sealed(loadId: string, boxes: readonly string[], more: object = {}): Promise<void> {
    await this.planned(loadId, boxes, more);
    await this.must(`/v1/loads/${loadId}/seal`, { sealId: `S-${loadId}`, occurredAt: at('08:30') });
  }

  /** A vehicle and a driver for one load alone, with passes: on the road they are on no other. */
  async vehicleFor(loadId: string) {
    const [ownPlate, ownDriver] = [`吉A-${loadId}`, `driver-${loadId}`];
    const own = { vehiclePassId: `PV-${loadId}`, driverPassId: `PD-${loadId}` };
    await this.issue(own.vehiclePassId, { kind: 'vehicle', plate: ownPlate, carrierRef: 'fleet-1' });
    await this.issue(own.driverPassId, { kind: 'person', personRef: ownDriver, employerRef: 'fleet-1' });
    return { vehicle: { plate: ownPlate, driverRef: ownDriver }, passes: own };
  }

  async dispatched(loadId: string, boxes: readonly string[], more: object = {}): Promise<void> {
    const own = await this.vehicleFor(loadId);
    await this.sealed(loadId, boxes, { ...own.vehicle, ...more });
    await this.must(`/v1/loads/${loadId}/dispatch`, { ...own.passes, occurredAt: at('09:00') });
  }

  /** Sends what must be taken. */
  async must(path: string, body: object): Promise<Answer> {
    const sent = await this.post(path, body);
    if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
    return sent;
  }

  /** Builds every view anew and answers how each differs from the live one. */
  async rebuilt() {
    const views = this.service.app.get(Views);
    const reports = [];
    for (const name of views.names()) {
      const { equal, differences, rows } = await views.rebuild(name);
      reports.push({ name, equal, differences, filled: rows > 0 });
    }
    return reports;
  }
}

/** Status, code, and the fields that are named, if any. */
export function problem({ status, body }: Answer): unknown[] {
  const { code, errors } = body as { code?: string; errors?: { pointer: string }[] };
  return errors === undefined ? [status, code] : [status, code, errors.map(({ pointer }) => pointer)];
}

async function answer(response: Response): Promise<Answer> {
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: await response.json(),
  };
}

function keyOf(
  { app }: Service,
  role: Role,
  stationGln: string | null = null,
  plays = true,
): Promise<string> {
  // The tests play a day of the past: its decisions are judged as of the time they name.
  const principal = {
    subject: `${role}-${stationGln ?? 'all'}`,
    role,
    stationGln,
    ...(plays && { recordsAfterwards: 'a day that is played' }),
  };
  return app.get(ApiKeys).issue(principal, new Date(Date.now() + 3_600_000));
}
