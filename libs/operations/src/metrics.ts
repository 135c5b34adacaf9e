import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '@boxtrail/http';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { type Messaging, MESSAGING, ParkedMessages } from '@boxtrail/messaging';
import { Differences, VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { asking } from '@boxtrail/observability';
import { measureMessaging } from './messaging-metrics';

/** Prometheus metrics of this process. Without the store, its own metrics are omitted and `boxtrail_store_up` is 0. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'boxtrail_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(
    store: EventStore,
    runner: ViewRunner,
    messaging: Messaging,
    parked: ParkedMessages,
    differences: Differences,
  ) {
    collectDefaultMetrics({ register: this.registry });
    measureMessaging(this.registry, messaging, parked);
    const head = asking(() => store.head());
    new Gauge({
      name: 'boxtrail_store_up',
      help: '1 while the event store answers; else 0, and its metrics are omitted',
      registers: [this.registry],
      async collect() {
        this.set((await head()) === undefined ? 0 : 1);
      },
    });
    new Gauge({
      name: 'boxtrail_view_lag_events',
      help: 'Approximate number of events that a view has not read yet',
      labelNames: ['view'],
      registers: [this.registry],
      async collect() {
        this.reset();
        const last = await head();
        if (last === undefined) return;
        for (const [view, position] of runner.positions())
          this.set({ view }, Math.max(0, last - position) / store.positionsPerEvent);
      },
    });
    const unreadable = asking(() => runner.unreadable());
    new Gauge({
      name: 'boxtrail_view_unreadable_events',
      help: 'Unreadable events that a view has skipped',
      labelNames: ['view'],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [view, count] of (await unreadable()) ?? []) this.set({ view }, count);
      },
    });
    const open = asking(() => differences.open());
    new Gauge({
      name: 'boxtrail_open_differences',
      help: 'Open differences: exports with another hash than before, and views that differ from their rebuild',
      labelNames: ['kind'],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [kind, count] of (await open()) ?? []) this.set({ kind }, count);
      },
    });
  }

  observe(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
      };
      this.requests.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  }
}

@ApiExcludeController()
@Controller('metrics')
export class MetricsApi {
  private readonly metrics: Metrics;
  constructor(@Inject(Metrics) metrics: Metrics) {
    this.metrics = metrics;
  }

  @Get()
  @Access('public')
  @Header('content-type', 'text/plain; version=0.0.4')
  text(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}

export const metricsProvider = {
  provide: Metrics,
  useFactory: (
    store: EventStore,
    runner: ViewRunner,
    messaging: Messaging,
    parked: ParkedMessages,
    differences: Differences,
  ) => new Metrics(store, runner, messaging, parked, differences),
  inject: [EVENT_STORE, VIEW_RUNNER, MESSAGING, ParkedMessages, Differences],
};
