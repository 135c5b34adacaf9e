import {
  context,
  defaultTextMapGetter,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { Refusal } from '@boxtrail/kernel';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';
import type { TracingConfig } from './tracing-config';

/** Whether tracing is on in this process. While it is off, every function here costs one comparison. */
let on = false;

/** Trace id for the next root span: the correlation id of its request in logs and events. */
let nextTraceId: string | undefined;

export interface SpanOptions {
  readonly kind?: 'server' | 'producer' | 'consumer';
  readonly attributes?: Attributes;
  /** W3C `traceparent` of the cause; the active span by default. */
  readonly parent?: string;
  /** Start time, in ms since 1970; now by default. */
  readonly startTime?: number;
}

const kinds = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER };

/**
 * Starts tracing when the configuration enables it. Resolves to a function that stops it and flushes the spans. The
 * libraries are loaded only then. At most 2,048 spans are buffered; further spans are dropped, never awaited.
 */
export async function startTracing(
  service: string,
  { exporter, ratio }: TracingConfig = { exporter: 'none', ratio: 0 },
  given?: SpanExporter,
): Promise<() => Promise<void>> {
  if (exporter === 'none') return () => Promise.resolve();
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const sdk = await import('@opentelemetry/sdk-trace');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const target = given ?? (exporter === 'console' ? new sdk.ConsoleSpanExporter() : await otlpExporter());
  const ids = new sdk.RandomIdGenerator();
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `boxtrail-${service}` }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(ratio) }),
    idGenerator: {
      generateSpanId: () => ids.generateSpanId(),
      generateTraceId: () => nextTraceId ?? ids.generateTraceId(),
    },
    spanProcessors: [
      given === undefined
        ? new sdk.BatchSpanProcessor({ exporter: target })
        : new sdk.SimpleSpanProcessor({ exporter: target }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  on = true;
  return async () => {
    on = false;
    // An unreachable collector must not delay the shutdown of a service.
    await provider.shutdown().catch(() => undefined);
    trace.disable();
    propagation.disable();
    context.disable();
  };
}

async function otlpExporter(): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new OTLPTraceExporter();
}

/** Runs work in a span; nested spans become its children. Returns and throws as the work does. */
export async function inSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  if (!on) return work();
  const span = begin(name, options);
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/**
 * Records, for each item of a batch, a span that links it to the batch.
 * @param parentOf the `traceparent` under which an item was recorded, if any; called only while tracing is on.
 */
export function recordSpans<T>(
  name: string,
  things: readonly T[],
  parentOf: (thing: T) => string | undefined,
  options: Omit<SpanOptions, 'parent'> = {},
): void {
  if (!on) return;
  for (const thing of things) {
    const parent = parentOf(thing);
    if (parent !== undefined) begin(name, { ...options, parent }).end();
  }
}

/** W3C `traceparent` of the active span: stored with events, so that their effects belong to the same trace. */
export function traceparent(): string | undefined {
  if (!on) return undefined;
  const running = trace.getSpanContext(context.active());
  if (running === undefined) return undefined;
  const flags = running.traceFlags.toString(16).padStart(2, '0');
  return `00-${running.traceId}-${running.spanId}-${flags}`;
}

/** One span per request, from its headers to the end of its answer. */
export function traceRequests(fastify: FastifyInstance): void {
  const spans = new WeakMap<object, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!on) return done();
    const parent = propagation.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    nextTraceId = request.id;
    const span = trace.getTracer('boxtrail').startSpan(
      `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, 'url.path': request.url.split('?')[0] },
      },
      parent,
    );
    nextTraceId = undefined;
    spans.set(request, span);
    context.with(trace.setSpan(parent, span), done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

function begin(name: string, { kind, attributes, parent, startTime }: SpanOptions): Span {
  const cause: Context =
    parent === undefined
      ? context.active()
      : propagation.extract(ROOT_CONTEXT, { traceparent: parent }, defaultTextMapGetter);
  return trace
    .getTracer('boxtrail')
    .startSpan(
      name,
      { kind: kind === undefined ? SpanKind.INTERNAL : kinds[kind], attributes, startTime },
      cause,
    );
}

/** A refusal is a normal answer, not an error. */
function fail(span: Span, error: unknown): void {
  if (error instanceof Refusal) span.setAttribute('boxtrail.refusal', error.code);
  else span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
}
