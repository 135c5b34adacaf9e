import { oneOf, readSetting, text, type Variables } from '@boxtrail/settings';

/** The trace exporter. It reads the other variables named `OTEL_EXPORTER_OTLP_...` itself. */
export interface TracingConfig {
  readonly exporter: 'none' | 'otlp' | 'console';
  /** Sampling ratio from 0 to 1, for requests without the caller's sampling decision. */
  readonly ratio: number;
}

const address = (given: string) => (given === '' || /^https?:\/\//.test(given) ? given : undefined);

/** OpenTelemetry's own variables. */
export const tracingSettings = {
  endpoint: text({
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning: 'Collector that traces are sent to (OpenTelemetry); none by default.',
    values: 'an http:// or https:// address',
    parse: address,
  }),
  tracesEndpoint: text({
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    meaning: 'Preferred to `OTEL_EXPORTER_OTLP_ENDPOINT` for traces.',
    values: 'an http:// or https:// address',
    parse: address,
  }),
  exporter: oneOf({
    name: 'OTEL_TRACES_EXPORTER',
    meaning: 'How traces are exported; `otlp` by default when an endpoint is named.',
    choices: ['none', 'otlp', 'console'],
  }),
  ratio: text({
    name: 'OTEL_TRACES_SAMPLER_ARG',
    meaning: 'Share of requests that are traced where the caller has not decided it.',
    values: 'a number from 0 to 1',
    fallback: '1',
    parse: (given) => (Number(given) >= 0 && Number(given) <= 1 ? Number(given) : undefined),
  }),
};

/** Adds to `problems` the name of each variable that is wrong. */
export function readTracingConfig(env: Variables, problems: string[]): TracingConfig {
  const { endpoint, tracesEndpoint, exporter, ratio } = tracingSettings;
  const endpoints = [tracesEndpoint, endpoint].map((setting) => readSetting(setting, env, problems));
  const isNamed = endpoints.some((given) => given !== '') && !env[exporter.name];
  return {
    exporter: isNamed ? 'otlp' : readSetting(exporter, env, problems),
    ratio: readSetting(ratio, env, problems),
  };
}
