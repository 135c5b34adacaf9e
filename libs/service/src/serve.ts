import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { asyncApi } from '@boxtrail/messaging';
import { prefixAfter } from '@boxtrail/messaging/kafka/kafka-config';
import { type ContextModule, Contexts } from '@boxtrail/context';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import {
  Authentication,
  ConsoleFiles,
  controlAdmission,
  defaultHeaders,
  defaultLimits,
  KeyRate,
  LargeWork,
  refuseExpectations,
  serverErrors,
  SignInFailures,
  traceIdOf,
  useBodyParsers,
  useCompleteBodies,
  useDocs,
  useEtags,
  useLocations,
  useRouteErrors,
  useStrictQueries,
} from '@boxtrail/http';
import { readConfig, type Config } from './config';
import { flushed, makeLogger, NestLogger, startTracing, traceRequests } from '@boxtrail/observability';
import { Metrics, operationsDescription } from '@boxtrail/operations';
import { LOG_POOL, roomAt, retryUntilReady } from '@boxtrail/database';
import { restorationsOf } from './schemas/restorations';
import { ServiceModule } from './service.module';

@Module({})
class Root {}

/** A running service. */
export interface Service {
  readonly app: NestFastifyApplication;
  /** Where it answers. */
  readonly url: string;
  /**
   * Takes no more requests and says that it is not ready, answers those it has within 10 s, cuts every connection that
   * is left, and ends what runs in the background.
   */
  close(): Promise<void>;
}

/** How long requests may take to finish when a service is closed, their slow clients included. */
const farewellMs = 10_000;

/** Boots contexts as one HTTP service. Resolves when it listens; PostgreSQL may come later than the service. */
export async function serve(contexts: readonly ContextModule[], config: Config): Promise<Service> {
  const logger = makeLogger(config);
  const endTracing = await startTracing(config.service, config.tracing);
  const { app, admission } = await retryUntilReady(() => boot(contexts, config, logger), logger);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  logger.info({ url }, 'ready');
  const close = async () => {
    await admission.close(farewellMs);
    await app.close();
    await endTracing();
    await flushed(logger);
  };
  return { app, url, close };
}

async function boot(
  contexts: readonly ContextModule[],
  config: Config,
  logger: ReturnType<typeof makeLogger>,
) {
  const limits = config.limits ?? defaultLimits;
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: Root,
      imports: [ServiceModule.with({ contexts, config, logger, runs: 'server' }), ...contexts],
    },
    new FastifyAdapter({
      genReqId: (request: { headers: Record<string, string | string[] | undefined> }) =>
        traceIdOf(request.headers['traceparent']),
      requestTimeout: 120_000,
      ...serverErrors,
      // All admitted requests have their answers by then: what is left are idle and stalled connections.
      forceCloseConnections: true,
      http: {
        requireHostHeader: false,
        headersTimeout: limits.headerSeconds * 1_000,
        connectionsCheckingInterval: 1_000,
      },
    }),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  useRouteErrors(
    fastify,
    config.consoleDirectory === undefined ? undefined : new ConsoleFiles(config.consoleDirectory),
  );
  useLocations(fastify);
  useCompleteBodies(fastify);
  useStrictQueries(fastify);
  useBodyParsers(app);
  traceRequests(fastify);
  app.get(Metrics).observe(fastify);
  const { registry } = app.get(Metrics);
  const hasRoom = roomAt(config.databaseDirectory, config.reservedDiskBytes);
  app.get(SignInFailures).measure(registry);
  const authentication = app.get(Authentication);
  const authenticate = authentication.authenticate.bind(authentication);
  const admission = controlAdmission(app.getHttpServer(), {
    limits,
    registry,
    authenticate,
    keyRate: new KeyRate(limits.requestsPerMinute),
    largeWork: app.get(LargeWork),
    defaultHeaders: defaultHeaders(config.corsOrigins ?? []),
    hasRoom,
  });
  refuseExpectations(app.getHttpServer());
  useEtags(fastify);
  const { prefix = 'boxtrail', partitions = 12 } = config.kafka ?? {};
  const topics = {
    prefix: prefixAfter(prefix, await restorationsOf(app.get<Pool>(LOG_POOL))),
    factsPrefix: prefix,
    partitions,
  };
  const described = [operationsDescription, ...contexts.map(({ parts }) => parts)];
  const { facts } = app.get(Contexts);
  useDocs(app, described, (schemas) => asyncApi(topics, facts, schemas));
  try {
    await app.listen({ port: config.port, host: config.host, backlog: limits.connections });
  } catch (error) {
    await Promise.race([app.close(), pause(farewellMs, undefined, { ref: false })]);
    throw error;
  }
  return { app, admission };
}

/** The same contexts without a server: for tools that look and command. */
export async function asTool(
  contexts: readonly ContextModule[],
  config: Config,
): Promise<INestApplicationContext> {
  const logger = makeLogger({ ...config, logLevel: 'error' });
  return NestFactory.createApplicationContext(
    { module: Root, imports: [ServiceModule.with({ contexts, config, logger, runs: 'tool' }), ...contexts] },
    { logger: new NestLogger(logger), abortOnError: false },
  );
}

/** Two signals closer than this are one: a terminal sends Ctrl-C to a process and to the shell above it. */
const oneSignalMs = 1_000;

/** An orderly end takes this long, at most: what hangs then hangs on something that is gone. */
const endsWithinMs = 25_000;

/** Ends a service on SIGINT or SIGTERM, or with its parent; a second signal, a while later, ends the process at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  let since: number | undefined;
  const end = () => {
    if (since !== undefined) {
      if (performance.now() - since > oneSignalMs) process.exit(1);
      return;
    }
    since = performance.now();
    setTimeout(() => {
      process.stderr.write(`did not end within ${endsWithinMs / 1000} s\n`);
      process.exit(1);
    }, endsWithinMs).unref();
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
  // Started over a channel by a process that is gone, however it went: nobody would be left to end this one.
  process.once('disconnect', end);
  if (process.send !== undefined && !process.connected) end();
}

/** The whole of a service's main: configuration from the environment, a clean end on a signal. */
export async function runService(name: string, contexts: readonly ContextModule[]): Promise<void> {
  try {
    const service = await serve(contexts, readConfig(name, process.env, {}, contexts));
    closeOnSignal(() => service.close());
  } catch (error) {
    process.stderr.write(`${name} could not start: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
