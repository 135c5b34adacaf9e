import { setTimeout as pause } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Pool } from 'pg';
import { KeptAnswers } from '@boxtrail/commands';
import { Contexts } from '@boxtrail/context';
import { closePool, LOG_POOL, LookUps } from '@boxtrail/database';
import { ApiKeys, KeyLocks, SignInFailures } from '@boxtrail/http';
import { registerSources } from '@boxtrail/intake';
import { EVENT_STORE } from '@boxtrail/event-store';
import { type Messaging, MESSAGING } from '@boxtrail/messaging';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { RUNS } from './config';
import { LOG_LOOK_UPS } from './connections';
import type { OpenEventStore } from './open-event-store';
import { checkNotAhead } from './schemas/restorations';

/** Starts the background work when all contexts are made, and ends it before the connections close. */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('lifecycle');
  private stopped = false;
  private messages: Promise<void> = Promise.resolve();

  constructor(
    @Inject(RUNS) private readonly runs: 'server' | 'tool',
    private readonly contexts: Contexts,
    @Inject(Pool) private readonly pool: Pool,
    @Inject(LOG_POOL) private readonly logPool: Pool,
    @Inject(EVENT_STORE) private readonly store: OpenEventStore,
    @Inject(VIEW_RUNNER) private readonly runner: ViewRunner,
    @Inject(MESSAGING) private readonly messaging: Messaging,
    private readonly lookUps: LookUps,
    @Inject(LOG_LOOK_UPS) private readonly logLookUps: LookUps,
    private readonly answers: KeptAnswers,
    private readonly locks: KeyLocks,
    private readonly keys: ApiKeys,
    private readonly failures: SignInFailures,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.runs === 'tool') return;
    await checkNotAhead(this.pool, this.store);
    await this.keys.start();
    for (const { context, resendable } of this.contexts.resendables)
      await registerSources(this.logPool, context, resendable.sources);
    await this.runner.start(this.contexts.views);
    this.answers.start();
    // A consumer may read any view: while one is being filled, messages wait, or go to another instance.
    if (this.runner.areLive()) await this.startMessaging();
    else this.messages = this.runner.whenLive().then(() => this.startMessagingSoon());
  }

  private startMessaging(): Promise<void> {
    return this.messaging.start(this.contexts.consumers, this.contexts.facts);
  }

  private async startMessagingSoon(): Promise<void> {
    while (!this.stopped) {
      const started = await this.startMessaging().then(
        () => true,
        (error: unknown) => this.logger.warn(`messaging does not start: ${String(error)}; trying again`),
      );
      if (started === true) return;
      await pause(1_000);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.answers.stop();
    await this.messaging.stop();
    await this.runner.stop();
    await this.messages;
    await this.store.close();
    await this.keys.stop();
    await this.failures.stop();
    for (const lookUps of new Set([this.lookUps, this.logLookUps])) await lookUps.close();
    await this.locks.close();
    for (const pool of new Set([this.pool, this.logPool])) await closePool(pool);
  }
}
