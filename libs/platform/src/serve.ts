import 'reflect-metadata';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { readConfig, type Config } from './config/config';
import { useBodyParsers } from './http/body-parsers';
import { useDocs } from './http/docs';
import { boundInFlight, readInFlight } from './http/overload';
import { useEtags } from './http/etag';
import { traceIdOf } from './http/trace-id';
import { makeLogger, NestLogger } from './observability/logger';
import { Metrics } from './observability/metrics';
import { PlatformModule } from './platform.module';

@Module({})
class Root {}

/** A running service. */
export interface Service {
  readonly app: NestFastifyApplication;
  /** Where it answers. */
  readonly url: string;
  close(): Promise<void>;
}

/** Boots contexts as one HTTP service. Resolves when it listens. */
export async function serve(contexts: Type, config: Config): Promise<Service> {
  const logger = makeLogger(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: Root, imports: [PlatformModule.with({ config, logger, runs: 'server' }), contexts] },
    new FastifyAdapter({
      genReqId: (request: { headers: Record<string, string | string[] | undefined> }) =>
        traceIdOf(request.headers['traceparent']),
      requestTimeout: 120_000,
      routerOptions: { maxParamLength: 200 },
      return503OnClosing: true,
      forceCloseConnections: 'idle',
    }),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  useBodyParsers(app);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  app.get(Metrics).observe(fastify);
  boundInFlight(app.getHttpServer(), readInFlight(process.env), app.get(Metrics).registry);
  useEtags(fastify);
  useDocs(app);
  await app.listen(config.port, config.host);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  logger.info({ url }, 'ready');
  return { app, url, close: () => app.close() };
}

/** The same contexts without a server: for tools that look and command. */
export async function asTool(contexts: Type, config: Config): Promise<INestApplicationContext> {
  const logger = makeLogger({ ...config, logLevel: 'error' });
  return NestFactory.createApplicationContext(
    { module: Root, imports: [PlatformModule.with({ config, logger, runs: 'tool' }), contexts] },
    { logger: new NestLogger(logger), abortOnError: false },
  );
}

/** Two signals closer than this are one: a terminal sends Ctrl-C to a process and to the shell that passes it on. */
const oneSignalMs = 1_000;

/** Ends a service on SIGINT or SIGTERM; a second signal, a while later, ends the process at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  let since: number | undefined;
  const end = () => {
    if (since !== undefined) {
      if (performance.now() - since > oneSignalMs) process.exit(1);
      return;
    }
    since = performance.now();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/** The whole of a service's main: configuration from the environment, a clean end on a signal. */
export async function runService(name: string, contexts: Type): Promise<void> {
  try {
    const service = await serve(contexts, readConfig(name, process.env));
    closeOnSignal(() => service.close());
  } catch (error) {
    process.stderr.write(`${name} could not start: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
