import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { ApiKeys } from '@boxtrail/http';
import { eventId } from '@boxtrail/commands';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { serve, type Service } from '@boxtrail/service';
import { Views } from '@boxtrail/operations';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { AuditModule } from '../audit.module';

/** An event as in the pure log of the domain's tests. */
const metadata = {
  actor: 'key-1',
  role: 'station',
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'c',
  causationId: 'c',
};

/** The audit on its own database, over a log that the test writes. */
export class AuditService {
  private streams = 0;

  private constructor(
    readonly service: Service,
    readonly database: TestDatabase,
    readonly key: string,
  ) {}

  static async start(): Promise<AuditService> {
    const database = await createTestDatabase();
    const service = await serve([AuditModule], {
      service: 'audit',
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'error',
    });
    const inAYear = new Date(Date.now() + 31_536_000_000);
    const key = await service.app
      .get(ApiKeys)
      .issue({ subject: 'tester', role: 'auditor', stationGln: null }, inAYear);
    return new AuditService(service, database, key);
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.database.drop();
  }

  get store(): EventStore {
    return this.service.app.get<EventStore>(EVENT_STORE);
  }

  get views(): Views {
    return this.service.app.get(Views);
  }

  /** Appends events in batches of the given sizes, each batch to a new stream. */
  async append(events: readonly DomainEvent[], sizes: readonly number[] = [50]): Promise<void> {
    for (let i = 0, n = 0; i < events.length; n += 1) {
      const part = events.slice(i, i + (sizes[n % sizes.length] ?? 1));
      this.streams += 1;
      const stream = `test-${this.streams}`;
      await this.store.append(
        stream,
        0,
        part.map((event, k) => ({ id: eventId(stream, 'c', k), event, metadata })),
      );
      i += part.length;
    }
  }

  /** Appends one event; returns its record time. Later events have later record times. */
  async put(event: DomainEvent): Promise<string> {
    await this.append([event]);
    const recordedAt = (await this.log()).at(-1)?.recordedAt ?? '';
    while (new Date().toISOString() <= recordedAt) await new Promise((next) => setTimeout(next, 1));
    return recordedAt;
  }

  /** Everything recorded, without unreadable events. */
  async log(): Promise<RecordedEvent[]> {
    const log: RecordedEvent[] = [];
    for await (const { events } of this.store.readAll(0, { tolerant: true })) log.push(...events);
    return log;
  }

  /** Rebuilds a view, and accepts its difference. */
  async rebuildAccepting(view: string): Promise<void> {
    const { difference } = await this.views.rebuild(view);
    const response = await fetch(`${this.service.url}/v1/differences/${difference}/accept`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.key}`,
        'content-type': 'application/json',
        'idempotency-key': `accept-${difference}`,
      },
      body: JSON.stringify({ reason: 'the test did it' }),
    });
    if (response.status !== 200) throw new Error(await response.text());
    await this.views.rebuild(view);
  }

  async get(path: string, accept = 'application/json') {
    const headers = { authorization: `Bearer ${this.key}`, accept };
    const response = await fetch(`${this.service.url}${path}`, { headers });
    const text = await response.text();
    return {
      status: response.status,
      text,
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
      body: (accept.startsWith('text/') ? undefined : JSON.parse(text)) as any,
    };
  }

  /** Status and code of a refusal. */
  async refused(path: string): Promise<string> {
    const { status, body } = await this.get(path);
    return `${status} ${(body as { code: string }).code}`;
  }
}
