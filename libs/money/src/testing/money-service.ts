import { randomUUID } from 'node:crypto';
import {
  BoxHandedOver,
  BoxPacked,
  FactCorrected,
  NeedCancelled,
  NeedRecorded,
  RoundOpened,
  StationRegistered,
  SupplierRegistered,
  type EventOf,
  supplierUnknown,
} from '@boxtrail/contracts';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { ApiKeys, type Role } from '@boxtrail/http';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';
import { serve, type Config, type Service } from '@boxtrail/service';
import { createTestDatabase } from '../../../../test/support/test-database';
import { MoneyModule } from '../money.module';

export const at = (minute: number): string =>
  new Date(Date.parse('2026-03-16T01:00:00.000Z') + minute * 60_000).toISOString();
export const gln = (n: number): string => completeKey('gln', `6900000${String(n).padStart(5, '0')}`);
export const sscc = (n: number): string => completeKey('sscc', `37610425${String(n).padStart(9, '0')}`);
export const gtin = completeKey('gtin', '0690123400001');
const cabbage = completeKey('gtin', '0690123400002');
export const [city, district, community, supplier, otherCommunity] = [1, 2, 3, 4, 5].map(gln) as [
  ...[string, string, string, string, string],
];
const priceFen = 5_000;

interface Answer {
  readonly status: number;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

/** The money service on its own database. The events of the other contexts are put into the log. */
export class MoneyService {
  private readonly streams = new Map<string, number>();

  private constructor(
    private readonly service: Service,
    private readonly drop: () => Promise<void>,
    private readonly admin: string,
  ) {}

  static async start(): Promise<MoneyService> {
    const database = await createTestDatabase();
    const service = await serve([MoneyModule], configOf(database.url));
    const started = new MoneyService(service, () => database.drop(), await keyOf(service, 'admin'));
    await started.network();
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

  /** Appends events to a stream, as their own contexts would. */
  async put(stream: string, ...events: readonly DomainEvent[]): Promise<void> {
    const metadata = {
      ...{ actor: 'test', role: 'admin', commandId: randomUUID(), commandHash: 'hash' },
      ...{ correlationId: 'trace', causationId: 'trace' },
    };
    const before = this.streams.get(stream) ?? 0;
    this.streams.set(stream, before + events.length);
    await this.store.append(
      stream,
      before,
      events.map((event) => ({ id: randomUUID(), event, metadata })),
    );
  }

  /** A round with one need of `quantity` boxes. */
  async need(roundId: string, quantity: number, more: Partial<EventOf<typeof NeedRecorded>['data']> = {}) {
    const communityGln = roundId.startsWith('other') ? otherCommunity : community;
    const cutoffAt = at(600);
    const offers = [{ gtin, priceFen, contentsVersion: 1 }];
    await this.put(
      `round-${roundId}`,
      RoundOpened.of(at(0), {
        roundId,
        communityGln,
        supplierGln: supplier,
        cutoffAt,
        offers,
        designation: null,
      }),
      needRecorded(roundId, quantity, more),
    );
  }

  async withdraw(roundId: string): Promise<void> {
    await this.put(
      `round-${roundId}`,
      NeedCancelled.of(at(2), { roundId, needId: 'N-1', reason: 'moved away' }),
    );
  }

  async pack(roundId: string, box: string): Promise<void> {
    const home = { householdRef: `hh-${roundId}`, building: '3', unit: '1' };
    await this.put(
      `box-${box}`,
      BoxPacked.of(at(10), {
        ...{ sscc: box, jobId: roundId, needId: 'N-1', gtin, ...home, weightGrams: 1_000 },
        ...{ packedAtGln: supplier, destinationGln: community, order: 'own', placedByRef: null },
        ...{ contents: [{ gtin: cabbage, lot: 'L', quantity: 1 }], specialNeeds: [] },
      }),
    );
  }

  async handOver(box: string, minute = 60, scanId = `handed-${box}`): Promise<void> {
    await this.put(`delivery-${box}`, handedOver(box, minute, scanId));
  }

  /** The handover never was. */
  async takeBack(box: string, minute: number, scanId = `handed-${box}`): Promise<void> {
    const fact = 'delivery.BoxHandedOver' as const;
    const correction = { sscc: box, loadId: null, scanId, fact, ssccs: [], instead: null };
    await this.put(
      `delivery-${box}`,
      FactCorrected.of(at(minute), { ...correction, reason: 'wrong door', byRef: 'team' }),
    );
  }

  async get(path: string, key = this.admin): Promise<Answer> {
    return answer(await fetch(this.service.url + path, { headers: { authorization: `Bearer ${key}` } }));
  }

  async download(path: string): Promise<{ readonly status: number; readonly bytes: Buffer }> {
    const headers = { authorization: `Bearer ${this.admin}` };
    const response = await fetch(this.service.url + path, { headers });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async post(path: string, body: unknown, key = this.admin, idempotencyKey = randomUUID()): Promise<Answer> {
    return answer(
      await fetch(this.service.url + path, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          'idempotency-key': idempotencyKey,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  }

  /** Waits until the ledger has followed every fact in the log; answers its summary. */
  async followed(): Promise<Record<string, number | boolean>> {
    for (const end = Date.now() + 30_000; ; await new Promise((next) => setTimeout(next, 10))) {
      const { body } = await this.get(`/v1/ledger/summary?atLeast=${await this.store.head()}`);
      if (body.due === 0) return body;
      if (Date.now() > end) throw new Error(`the ledger does not follow: ${JSON.stringify(body)}`);
    }
  }

  private async network(): Promise<void> {
    const rest = { street: null, latitude: null, longitude: null };
    for (const [place, tier, parentGln] of [
      [city, 'municipal', null],
      [district, 'district', city],
      [community, 'community', district],
      [otherCommunity, 'community', district],
    ] as const) {
      const station = { gln: place, code: '220104', name: `place ${place}`, tier, parentGln, ...rest };
      await this.put(`station-${place}`, StationRegistered.of(at(0), station));
    }
    const firm = { gln: supplier, name: 'Firm', latitude: null, longitude: null, ...supplierUnknown };
    await this.put(`supplier-${supplier}`, SupplierRegistered.of(at(0), firm));
  }
}

export const needRecorded = (
  roundId: string,
  quantity: number,
  more: Partial<EventOf<typeof NeedRecorded>['data']> = {},
): DomainEvent =>
  NeedRecorded.of(at(1), {
    ...{ roundId, needId: 'N-1', householdRef: `hh-${roundId}`, building: '3', unit: '1' },
    ...{
      order: 'own',
      payment: 'prepaid',
      placedByRef: null,
      specialNeeds: [],
      proxyReason: null,
      lateFor: null,
    },
    ...{ lines: [{ gtin, quantity, priceFen }], amountFen: quantity * priceFen, ...more },
  });

export const handedOver = (box: string, minute: number, scanId: string): DomainEvent =>
  BoxHandedOver.of(at(minute), {
    ...{ sscc: box, scanId, atGln: community, byRef: 'team', receivedByRef: 'hh', method: 'in-person' },
    proofRef: null,
  });

const configOf = (databaseUrl: string): Config => ({
  ...{ service: 'money', databaseUrl, host: '127.0.0.1', port: 0, logLevel: 'silent' },
});

function keyOf({ app }: Service, role: Role, stationGln: string | null = null): Promise<string> {
  const principal = { subject: `${role}-${stationGln ?? 'all'}`, role, stationGln };
  return app.get(ApiKeys).issue(principal, new Date(Date.now() + 3_600_000));
}

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined };
}
