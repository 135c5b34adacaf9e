import { KeyLocks } from '@boxtrail/http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { KeptAnswers } from '@boxtrail/commands';
import { Contexts } from '@boxtrail/context';
import { closePool, LookUps } from '@boxtrail/database';
import { registerSources } from '@boxtrail/intake';
import { EVENT_STORE } from '@boxtrail/event-store';
import { type Messaging, MESSAGING } from '@boxtrail/messaging';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { RUNS } from './config';
import type { OpenEventStore } from './open-event-store';

/** Starts the background work when all contexts are made, and ends it before the connections close. */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(RUNS) private readonly runs: 'server' | 'tool',
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
    for (const { context, resendable } of this.contexts.resendables)
      await registerSources(this.pool, context, resendable.sources);
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
