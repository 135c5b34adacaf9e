/** The trace exporter. It reads the other variables named `OTEL_EXPORTER_OTLP_...` itself. */
export interface TracingConfig {
  readonly exporter: 'none' | 'otlp' | 'console';
  /** Sampling ratio from 0 to 1, for requests without the caller's sampling decision. */
  readonly ratio: number;
}

const exporters = ['none', 'otlp', 'console'] as const;

/**
 * Reads the OpenTelemetry variables `OTEL_TRACES_EXPORTER` (`otlp` when an endpoint is set, else `none`),
 * `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_TRACES_SAMPLER_ARG`. Adds the name of each invalid one to `problems`.
 */
export function readTracingConfig(env: NodeJS.ProcessEnv, problems: string[]): TracingConfig {
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT'] || '';
  const named = env['OTEL_TRACES_EXPORTER'] || (endpoint === '' ? 'none' : 'otlp');
  const exporter = exporters.find((known) => known === named);
  if (exporter === undefined) problems.push(`OTEL_TRACES_EXPORTER must be one of ${exporters.join(', ')}`);
  if (endpoint !== '' && !/^https?:\/\//.test(endpoint))
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT must be an http:// or https:// address');
  const ratio = Number(env['OTEL_TRACES_SAMPLER_ARG'] || '1');
  if (!(ratio >= 0 && ratio <= 1)) problems.push('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1');
  return { exporter: exporter ?? 'none', ratio };
}
