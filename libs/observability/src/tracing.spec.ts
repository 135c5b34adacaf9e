import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { Refusal } from '@boxtrail/kernel';
import { fastify } from 'fastify';
import { traceIdOf } from '@boxtrail/http';
import { inSpan, recordSpans, startTracing, traceparent, traceRequests } from './tracing';
import { readTracingConfig } from './tracing-config';

describe('tracing', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(() => stop?.());

  async function given(): Promise<InMemorySpanExporter> {
    const spans = new InMemorySpanExporter();
    stop = await startTracing('test', { exporter: 'otlp', ratio: 1 }, spans);
    return spans;
  }
  const seen = (exporter: InMemorySpanExporter) =>
    exporter.getFinishedSpans().map((span) => ({
      name: span.name,
      trace: span.spanContext().traceId,
      id: span.spanContext().spanId,
      parent: span.parentSpanContext?.spanId,
    }));

  it('given tracing is off, then work runs without a span', async () => {
    expect(await inSpan('work', {}, () => Promise.resolve(traceparent()))).toBeUndefined();
  });

  it('given nested work, then its span is a child, and effects of its events belong to the same trace', async () => {
    const spans = await given();
    const cause = await inSpan('command', {}, async () => {
      await inSpan('append', {}, () => Promise.resolve());
      return traceparent();
    });
    await inSpan('consume', { kind: 'consumer', parent: cause }, () => Promise.resolve());
    recordSpans('view', [cause, undefined], (parent) => parent);
    const all = Object.fromEntries(seen(spans).map((span) => [span.name, span]));
    expect(Object.keys(all).sort()).toEqual(['append', 'command', 'consume', 'view']);
    expect(new Set(Object.values(all).map(({ trace }) => trace)).size).toBe(1);
    expect(['append', 'consume', 'view'].map((name) => all[name]?.parent)).toEqual(
      Array(3).fill(all['command']?.id),
    );
    expect(cause).toBe(`00-${all['command']?.trace}-${all['command']?.id}-01`);
  });

  it('given work that fails, then the span has an error; a refusal is not an error', async () => {
    const spans = await given();
    await expect(inSpan('broken', {}, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    const refusal = new Refusal('rule', 'BOX_ALREADY_SEALED', 'sealed already');
    await expect(inSpan('refused', {}, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(
      spans.getFinishedSpans().map(({ name, status, attributes }) => ({ name, status, attributes })),
    ).toEqual([
      { name: 'broken', status: { code: 2, message: 'Error: no disk' }, attributes: {} },
      { name: 'refused', status: { code: 0 }, attributes: { 'boxtrail.refusal': 'BOX_ALREADY_SEALED' } },
    ]);
  });

  it("given requests with and without a traceparent, then the trace is the caller's or the answer's", async () => {
    const spans = await given();
    const server = fastify({ genReqId: (request) => traceIdOf(request.headers['traceparent']) });
    traceRequests(server);
    server.get('/boxes/:sscc', (request) =>
      inSpan('command', {}, () => Promise.resolve({ traceId: request.id })),
    );
    const callers = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await server.inject({ url: '/boxes/1?reason=ill', headers: { traceparent: callers } });
    const own = (await server.inject({ url: '/boxes/2' })).json<{ traceId: string }>();
    await server.close();
    const [command, request, ownCommand, ownRequest] = seen(spans);
    expect(JSON.stringify(spans.getFinishedSpans().map(({ attributes }) => attributes))).not.toContain('ill');
    expect(request).toMatchObject({
      name: 'GET /boxes/:sscc',
      trace: '0af7651916cd43dd8448eb211c80319c',
      parent: 'b7ad6b7169203331',
    });
    expect(command).toMatchObject({ trace: request?.trace, parent: request?.id });
    expect(ownRequest).toMatchObject({ trace: own.traceId, parent: undefined });
    expect(ownCommand).toMatchObject({ trace: own.traceId, parent: ownRequest?.id });
  });
});

describe('the configuration of tracing', () => {
  const read = (env: NodeJS.ProcessEnv) => {
    const problems: string[] = [];
    return { config: readTracingConfig(env, problems), problems };
  };

  it.each([
    [{}, { exporter: 'none', ratio: 1 }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, { exporter: 'none', ratio: 1 }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, { exporter: 'otlp', ratio: 1 }],
    [
      { OTEL_TRACES_EXPORTER: 'console', OTEL_TRACES_SAMPLER_ARG: '0.1' },
      { exporter: 'console', ratio: 0.1 },
    ],
  ])('given %j, then %j', (env, config) => {
    expect(read(env)).toEqual({ config, problems: [] });
  });

  it('given invalid variables, then each is named', () => {
    expect(
      read({
        OTEL_TRACES_EXPORTER: 'zipkin',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
        OTEL_TRACES_SAMPLER_ARG: '7',
      }).problems,
    ).toEqual([
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an http:// or https:// address',
      'OTEL_TRACES_EXPORTER must be one of none, otlp, console',
      'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1',
    ]);
  });
});
