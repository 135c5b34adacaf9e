import {
  AccessGuard,
  ApiKeys,
  BACK_DATING_LIMIT_MINUTES,
  Decisions,
  DeclaredInput,
  FirstAnswers,
  installationSecret,
  KeyLocks,
  LargeWork,
  ProblemFilter,
  readLimits,
  Reads,
  ValidationPipe,
} from '@boxtrail/http';
import { ExpensiveReads, WORKER_DATABASE_URL } from '@boxtrail/workers';
import {
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Inject,
  Injectable,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { TerminusModule } from '@nestjs/terminus';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { Aggregates, CLOCK, CommandHashes, KeptAnswers } from '@boxtrail/commands';
import {
  ApiKeysApi,
  DifferencesApi,
  EventsApi,
  HealthApi,
  MessagingApi,
  MetricsApi,
  metricsProvider,
  ParkedApi,
  QuarantineApi,
  Views,
  ViewsApi,
  WhoAmIApi,
} from '@boxtrail/operations';
import { closePool, LookUps, migrate, handlePoolErrors } from '@boxtrail/database';
import { type Config, CONFIG, defaultBackDatingMinutes, RUNS } from './config';
import { Contexts } from '@boxtrail/context';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { openEventStore, type OpenEventStore } from './open-event-store';
import { Intake, Quarantine, QuarantineLines } from '@boxtrail/intake';
import { EmbeddedMessaging } from '@boxtrail/messaging/embedded/embedded-messaging';
import { type Messaging, MESSAGING, ParkedMessages, publishingContexts } from '@boxtrail/messaging';
import { sharedSchemas } from './schemas/platform-schemas';
import { Differences, GivenHashes, VIEW_RUNNER, ViewRunner } from '@boxtrail/projections';

export interface PlatformOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** A server keeps its views up to date and runs its policies; a tool only looks and commands. */
  readonly runs: 'server' | 'tool';
}

/** Routes every service has. */
export const platformControllers = [
  ApiKeysApi,
  DifferencesApi,
  EventsApi,
  HealthApi,
  MessagingApi,
  MetricsApi,
  ParkedApi,
  QuarantineApi,
  ViewsApi,
  WhoAmIApi,
];

/** Starts what runs in the background when all contexts are there, and ends it before the connections close. */
@Injectable()
class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(RUNS) private readonly runs: PlatformOptions['runs'],
    private readonly contexts: Contexts,
    @Inject(Pool) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: OpenEventStore,
    @Inject(VIEW_RUNNER) private readonly runner: ViewRunner,
    @Inject(MESSAGING) private readonly messaging: Messaging,
    private readonly lookUps: LookUps,
    private readonly answers: KeptAnswers,
    private readonly locks: KeyLocks,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.runs === 'tool') return;
    await this.runner.start(this.contexts.views);
    await this.messaging.start(this.contexts.consumers, this.contexts.facts);
    this.answers.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.answers.stop();
    await this.messaging.stop();
    await this.runner.stop();
    await this.store.close();
    await this.lookUps.close();
    await this.locks.close();
    await closePool(this.pool);
  }
}

async function openPool({ config, logger }: PlatformOptions): Promise<Pool> {
  const pool = new Pool({
    connectionString: config.databaseUrl,
    max: 16,
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
    application_name: `boxtrail ${config.service}`,
  });
  handlePoolErrors(pool, (error) => logger.warn(`an idle database connection broke: ${error.message}`));
  try {
    for (const { name, steps } of sharedSchemas) await migrate(pool, name, steps);
    return pool;
  } catch (error) {
    // Who boots again opens another; a connection that hangs takes its time to end.
    pool.end().catch(() => undefined);
    throw error;
  }
}

/** kafkajs is loaded only where messages go over Kafka. */
async function openMessaging(
  { config: { kafka }, logger }: PlatformOptions,
  pool: Pool,
  store: EventStore,
  contexts: Contexts,
): Promise<Messaging> {
  if (kafka === undefined) return new EmbeddedMessaging(pool, store, logger);
  const { KafkaMessaging } = await import('@boxtrail/messaging/kafka/kafka-messaging');
  const relays = () => contexts.names().filter((context) => publishingContexts.includes(context));
  return new KafkaMessaging(pool, store, logger, { config: kafka, relays });
}

/** Everything the contexts stand on; global, so that they need not name it. */
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    const { config, logger, runs } = options;
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot(), TerminusModule.forRoot({ logger: false })],
      controllers: platformControllers,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: () => new Date().toISOString() },
        { provide: RUNS, useValue: runs },
        {
          provide: BACK_DATING_LIMIT_MINUTES,
          useValue: config.backDatingLimitMinutes ?? defaultBackDatingMinutes,
        },
        { provide: WORKER_DATABASE_URL, useValue: config.databaseUrl },
        { provide: Pool, useFactory: () => openPool(options) },
        { provide: LookUps, useFactory: () => new LookUps(config.databaseUrl) },
        {
          provide: EVENT_STORE,
          useFactory: (pool: Pool) => openEventStore(config, pool, logger),
          inject: [Pool],
        },
        {
          provide: VIEW_RUNNER,
          useFactory: (pool: Pool, store: EventStore) => new ViewRunner(pool, store, logger),
          inject: [Pool, EVENT_STORE],
        },
        {
          provide: MESSAGING,
          useFactory: (pool: Pool, store: EventStore, contexts: Contexts) =>
            openMessaging(options, pool, store, contexts),
          inject: [Pool, EVENT_STORE, Contexts],
        },
        {
          provide: CommandHashes,
          useFactory: async (pool: Pool) =>
            new CommandHashes(await installationSecret(pool, 'command-hashes')),
          inject: [Pool],
        },
        {
          provide: Aggregates,
          useFactory: (store: EventStore, hashes: CommandHashes) => new Aggregates(store, hashes),
          inject: [EVENT_STORE, CommandHashes],
        },
        { provide: ApiKeys, useFactory: (pool: Pool) => new ApiKeys(pool), inject: [Pool] },
        {
          provide: KeptAnswers,
          useFactory: (pool: Pool, lookUps: LookUps) => new KeptAnswers(pool, lookUps),
          inject: [Pool, LookUps],
        },
        { provide: KeyLocks, useFactory: () => new KeyLocks(config.databaseUrl) },
        { provide: ParkedMessages, useFactory: (pool: Pool) => new ParkedMessages(pool), inject: [Pool] },
        { provide: Differences, useFactory: (pool: Pool) => new Differences(pool), inject: [Pool] },
        { provide: GivenHashes, useFactory: (pool: Pool) => new GivenHashes(pool), inject: [Pool] },
        {
          provide: QuarantineLines,
          useFactory: (pool: Pool) => new QuarantineLines(pool),
          inject: [Pool],
        },
        { provide: Quarantine, useFactory: (pool: Pool) => new Quarantine(pool), inject: [Pool] },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: DeclaredInput },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: FirstAnswers },
        { provide: APP_FILTER, useClass: ProblemFilter },
        metricsProvider,
        Contexts,
        Decisions,
        ExpensiveReads,
        Intake,
        { provide: LargeWork, useFactory: () => new LargeWork(readLimits(process.env).largePages) },
        Lifecycle,
        Reads,
        Views,
      ],
      exports: [
        Aggregates,
        ApiKeys,
        CLOCK,
        CONFIG,
        Contexts,
        CqrsModule,
        Decisions,
        EVENT_STORE,
        ExpensiveReads,
        GivenHashes,
        Intake,
        MESSAGING,
        Pool,
        Quarantine,
        Reads,
        RUNS,
        VIEW_RUNNER,
        Views,
      ],
    };
  }
}
