import { ApiKeys, type Role } from '@boxtrail/http';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { readConfig, serve, type Config, type Service } from '@boxtrail/service';
import { OrdersModule } from '@boxtrail/orders';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The parts of an answer that tests read. */
export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

export interface Sent {
  /** An API key; the coordinator's when omitted. */
  readonly as?: string;
  readonly json?: unknown;
  /** A raw body of this type. */
  readonly raw?: string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The orders service on its own database, over real HTTP. */
export class OrdersService {
  private constructor(
    readonly service: Service,
    readonly database: TestDatabase,
    private readonly coordinator: string,
  ) {}

  static async start(given: Partial<Config> = {}): Promise<OrdersService> {
    const database = await createTestDatabase();
    const service = await serve([OrdersModule], ordersConfig(database, given));
    return new OrdersService(service, database, await keyOf(service, 'coordinator'));
  }

  /** Another process, as far as the database can tell. */
  another(given: Partial<Config> = {}): Promise<Service> {
    return serve([OrdersModule], ordersConfig(this.database, given));
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.database.drop();
  }

  key(role: Role, stationGln: string | null = null): Promise<string> {
    return keyOf(this.service, role, stationGln);
  }

  get store(): EventStore {
    return this.service.app.get<EventStore>(EVENT_STORE);
  }

  async events(stream: string): Promise<RecordedEvent[]> {
    return this.store.read(stream);
  }

  /** Appends an event of another context; returns its position. */
  async happened(stream: string, event: DomainEvent): Promise<number> {
    const before = await this.store.read(stream);
    const id = `00000000-0000-8000-8000-${String((await this.store.head()) + 1).padStart(12, '0')}`;
    const by = {
      actor: 'test',
      role: 'system',
      commandId: id,
      commandHash: '',
      correlationId: id,
      causationId: id,
    };
    return (await this.store.append(stream, before.length, [{ id, event, metadata: by }])).position;
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const { as = this.coordinator, json, raw, type = 'application/json', headers = {} } = sent;
    const body = json === undefined ? raw : JSON.stringify(json);
    const response = await fetch(`${this.service.url}${path}`, {
      method,
      ...(body !== undefined && { body }),
      headers: {
        authorization: `Bearer ${as}`,
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
    });
    const text = await response.text();
    const lines = response.headers.get('content-type')?.includes('ndjson') === true;
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: lines
        ? text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown)
        : (JSON.parse(text) as unknown),
    };
  }

  get(path: string, sent: Sent = {}): Promise<Answer> {
    return this.send('GET', path, sent);
  }

  post(path: string, json: unknown, key: string, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', path, { ...sent, json, headers: { 'idempotency-key': key } });
  }

  csv(text: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', '/v1/stations/import', { raw: text, type: 'text/csv', headers });
  }

  ndjson(path: string, lines: readonly unknown[], sent: Sent = {}): Promise<Answer> {
    const raw = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    return this.send('POST', path, { ...sent, raw, type: 'application/x-ndjson' });
  }
}

export const ordersConfig = ({ url }: TestDatabase, given: Partial<Config> = {}): Config =>
  readConfig('orders', {}, { databaseUrl: url, port: 0, logLevel: 'silent', ...given }, [OrdersModule]);

function keyOf({ app }: Service, role: Role, stationGln: string | null = null): Promise<string> {
  return app
    .get(ApiKeys)
    .issue(
      { subject: `${role}-1`, role, stationGln, recordsAfterwards: 'a day that is played' },
      new Date(Date.now() + 3_600_000),
    );
}
