import { KeyLocks } from '@boxtrail/http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { KeptAnswers } from '@boxtrail/commands';
import { Contexts } from '@boxtrail/context';
import { closePool, LOG_POOL, LookUps } from '@boxtrail/database';
import { registerSources } from '@boxtrail/intake';
import { EVENT_STORE } from '@boxtrail/event-store';
import { type Messaging, MESSAGING } from '@boxtrail/messaging';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { RUNS } from './config';
import { LOG_LOOK_UPS } from './connections';
import type { OpenEventStore } from './open-event-store';

/** Starts the background work when all contexts are made, and ends it before the connections close. */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
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
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.runs === 'tool') return;
    for (const { context, resendable } of this.contexts.resendables)
      await registerSources(this.logPool, context, resendable.sources);
    await this.runner.start(this.contexts.views);
    await this.messaging.start(this.contexts.consumers, this.contexts.facts);
    this.answers.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.answers.stop();
    await this.messaging.stop();
    await this.runner.stop();
    await this.store.close();
    for (const lookUps of new Set([this.lookUps, this.logLookUps])) await lookUps.close();
    await this.locks.close();
    for (const pool of new Set([this.pool, this.logPool])) await closePool(pool);
  }
}
