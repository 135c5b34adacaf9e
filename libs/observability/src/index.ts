export { asking } from './asking';
export { NestLogger, flushed, makeLogger } from './logger';
export { type TracingConfig, readTracingConfig, tracingSettings } from './tracing-config';
export { inSpan, recordSpans, startTracing, traceRequests, traceparent } from './tracing';
