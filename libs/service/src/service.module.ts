import {
  AccessGuard,
  ApiKeys,
  Areas,
  Authentication,
  BACK_DATING_LIMIT_MINUTES,
  backDatingLimitMinutes,
  Decisions,
  DeclaredInput,
  FirstAnswers,
  installationSecret,
  KeyLocks,
  KeyRecords,
  LargeWork,
  defaultLimits,
  LIMITS,
  ProblemFilter,
  Reads,
  SessionCookies,
  Sessions,
  SignInFailures,
  ValidationPipe,
} from '@boxtrail/http';
import { ExpensiveReads, WORKER_SETTINGS } from '@boxtrail/workers';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, ModuleRef } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { TerminusModule } from '@nestjs/terminus';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { Aggregates, CLOCK, CommandHashes, KeptAnswers } from '@boxtrail/commands';
import {
  ApiKeysApi,
  DemoRoles,
  DifferencesApi,
  EventsApi,
  HealthApi,
  KeyRights,
  MessagingApi,
  MetricsApi,
  metricsProvider,
  ParkedApi,
  QuarantineApi,
  SessionApi,
  SignInFailuresApi,
  Views,
  ViewsApi,
  WhoAmIApi,
} from '@boxtrail/operations';
import { LOG_POOL, LookUps } from '@boxtrail/database';
import { Settings } from '@boxtrail/settings';
import { type Config, logUrlOf, RUNS, settingsOf } from './config';
import { LOG_LOOK_UPS, openLogPool, openMessaging, openPool } from './connections';
import { type ContextModule, Contexts } from '@boxtrail/context';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { Lifecycle } from './lifecycle';
import { openEventStore } from './open-event-store';
import { Intake, Quarantine, QuarantineLines } from '@boxtrail/intake';
import { MESSAGING, ParkedMessages } from '@boxtrail/messaging';
import { StationAreas } from '@boxtrail/network';
import { Differences, GivenHashes, VIEW_RUNNER, ViewRunner } from '@boxtrail/projections';

export interface ServiceOptions {
  readonly contexts: readonly ContextModule[];
  readonly config: Config;
  readonly logger: Logger;
  /** A server keeps its views up to date and runs its policies; a tool only looks and commands. */
  readonly runs: 'server' | 'tool';
}

/** Routes of every service. */
export const operationsControllers: Type[] = [
  ApiKeysApi,
  DifferencesApi,
  EventsApi,
  HealthApi,
  MessagingApi,
  MetricsApi,
  ParkedApi,
  QuarantineApi,
  SessionApi,
  SignInFailuresApi,
  ViewsApi,
  WhoAmIApi,
];

/** Pipeline of every request. */
const requestPipeline: Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: DeclaredInput },
  { provide: APP_PIPE, useClass: ValidationPipe },
  { provide: APP_INTERCEPTOR, useClass: FirstAnswers },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

/** Made with the connections of one database alone. */
const onPool = (
  types: readonly (new (pool: Pool) => object)[],
  pool: typeof Pool | typeof LOG_POOL,
): Provider[] =>
  types.map((type) => ({ provide: type, useFactory: (given: Pool) => new type(given), inject: [pool] }));

/** Everything a service has beside its contexts; global, so that they need not import it. */
@Module({})
export class ServiceModule {
  static with(options: ServiceOptions): DynamicModule {
    const { contexts, config, logger, runs } = options;
    const limits = config.limits ?? defaultLimits;
    return {
      module: ServiceModule,
      global: true,
      imports: [CqrsModule.forRoot(), TerminusModule.forRoot({ logger: false })],
      controllers: operationsControllers,
      providers: [
        ...requestPipeline,
        ...onPool([ParkedMessages, Differences, GivenHashes], Pool),
        ...onPool([ApiKeys, KeyRecords, QuarantineLines, Quarantine, SignInFailures], LOG_POOL),
        {
          provide: Sessions,
          useFactory: (pool: Pool, keys: ApiKeys) => new Sessions(pool, keys, limits),
          inject: [LOG_POOL, ApiKeys],
        },
        {
          provide: Authentication,
          useFactory: (keys: ApiKeys, failures: SignInFailures) =>
            new Authentication(keys, limits.badKeysPerMinute, failures.count),
          inject: [ApiKeys, SignInFailures],
        },
        { provide: SessionCookies, useValue: new SessionCookies(config.secureCookies ?? 'auto') },
        { provide: DemoRoles, useValue: new DemoRoles(config.demoKeysFile) },
        { provide: CLOCK, useValue: config.clock ?? (() => new Date().toISOString()) },
        { provide: RUNS, useValue: runs },
        {
          provide: BACK_DATING_LIMIT_MINUTES,
          useValue: config.backDatingLimitMinutes ?? Number(backDatingLimitMinutes.fallback),
        },
        { provide: LIMITS, useValue: limits },
        { provide: Settings, useValue: config.settings ?? new Settings(settingsOf(contexts), {}, []) },
        {
          provide: WORKER_SETTINGS,
          useValue: { databaseUrl: config.databaseUrl, logDatabaseUrl: logUrlOf(config) },
        },
        {
          provide: Contexts,
          useFactory: (moduleRef: ModuleRef) => new Contexts(contexts, moduleRef),
          inject: [ModuleRef],
        },
        { provide: LOG_POOL, useFactory: () => openLogPool(options) },
        { provide: Pool, useFactory: (logPool: Pool) => openPool(options, logPool), inject: [LOG_POOL] },
        { provide: LookUps, useFactory: () => new LookUps(config.databaseUrl) },
        {
          provide: LOG_LOOK_UPS,
          useFactory: (own: LookUps) =>
            logUrlOf(config) === config.databaseUrl ? own : new LookUps(logUrlOf(config)),
          inject: [LookUps],
        },
        {
          provide: EVENT_STORE,
          useFactory: (pool: Pool, logPool: Pool) => openEventStore(config, pool, logPool, logger),
          inject: [Pool, LOG_POOL],
        },
        {
          provide: VIEW_RUNNER,
          useFactory: (pool: Pool, store: EventStore) =>
            new ViewRunner(
              pool,
              store,
              logger,
              contexts.flatMap(({ parts }) => parts.views),
            ),
          inject: [Pool, EVENT_STORE],
        },
        {
          provide: MESSAGING,
          useFactory: (pool: Pool, logPool: Pool, store: EventStore, contexts: Contexts) =>
            openMessaging(options, { pool, logPool }, store, contexts),
          inject: [Pool, LOG_POOL, EVENT_STORE, Contexts],
        },
        {
          provide: CommandHashes,
          useFactory: async (pool: Pool) =>
            new CommandHashes(await installationSecret(pool, 'command-hashes')),
          inject: [LOG_POOL],
        },
        {
          provide: Aggregates,
          useFactory: (store: EventStore, hashes: CommandHashes) => new Aggregates(store, hashes),
          inject: [EVENT_STORE, CommandHashes],
        },
        {
          provide: KeptAnswers,
          useFactory: (pool: Pool, lookUps: LookUps) => new KeptAnswers(pool, lookUps),
          inject: [LOG_POOL, LOG_LOOK_UPS],
        },
        { provide: KeyLocks, useFactory: () => new KeyLocks(logUrlOf(config)) },
        { provide: LargeWork, useFactory: () => new LargeWork(limits.largePages) },
        { provide: Areas, useClass: StationAreas },
        metricsProvider,
        Decisions,
        ExpensiveReads,
        Intake,
        KeyRights,
        Lifecycle,
        Reads,
        Views,
      ],
      exports: [
        Aggregates,
        ApiKeys,
        Areas,
        CLOCK,
        Contexts,
        CqrsModule,
        Decisions,
        EVENT_STORE,
        ExpensiveReads,
        GivenHashes,
        Intake,
        LargeWork,
        LOG_POOL,
        MESSAGING,
        Pool,
        Quarantine,
        Reads,
        RUNS,
        Settings,
        VIEW_RUNNER,
        Views,
      ],
    };
  }
}
