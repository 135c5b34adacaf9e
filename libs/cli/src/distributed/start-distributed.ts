import { join } from 'node:path';
import { withApiKeys } from '@boxtrail/http';
import { dockerAnswers, freePorts, startPostgresContainer } from '@boxtrail/dev-servers';
import { prepareEmbeddedApart } from '@boxtrail/service';
import { freePort, keyFileOf, openPostgres, type Installation } from '../start/installation';
import { keyRing } from '../start/keys';
import { consoleIn, orEnd, present, say } from '../start/start';
import { complain, tolerateClosedOutput } from '../terminal/terminal';
import { readDistributedOptions, type DistributedOptions } from './distributed-options';
import { inContainer, openEventStoreDb, openKafka, type Engine } from './engines';
import { Fleet, type Member } from './fleet';

/** `npm run start:distributed`: six service processes over Kafka, and the same day as `npm start`. */
export async function startDistributed(
  contexts: readonly string[],
  argv: readonly string[],
  root: string,
): Promise<void> {
  tolerateClosedOutput();
  const options = readDistributedOptions(argv, root);
  await orEnd(async () => {
    const { installation, figures } = await open(contexts, options, root);
    await present(installation, options, figures);
  });
}

/**
 * PostgreSQL with a database for the log and one for each service; with `DATABASE_URL` all of them use that one, unless
 * `LOG_DATABASE_URL` names another for the log.
 */
async function openDatabases(data: string, contexts: readonly string[]) {
  const inDocker = await dockerAnswers();
  return openPostgres<(context: string) => Readonly<Record<string, string>>>(data, say, {
    given: (url) => () => ({
      DATABASE_URL: url,
      LOG_DATABASE_URL: process.env['LOG_DATABASE_URL'] || url,
    }),
    prepare: (url) => prepareEmbeddedApart(url, contexts),
    ...(inDocker && { start: postgresInContainer }),
  });
}

async function postgresInContainer() {
  const { name, url, stop } = inContainer(await startPostgresContainer());
  return { url, location: name, stop };
}

/** Starts the missing parts in order; when one fails, stops those that were started. */
async function open(
  contexts: readonly string[],
  options: DistributedOptions,
  root: string,
): Promise<{ installation: Installation; figures: object }> {
  const { data, instances, store } = options;
  const opened: { stop(): Promise<void> }[] = [];
  const close = async () => {
    for (const each of opened.splice(0).reverse()) await each.stop();
  };
  const keep = <T extends { stop(): Promise<void> }>(each: T): T => {
    opened.push(each);
    return each;
  };
  try {
    // Check first for servers that may need an installation.
    const kafka: Engine = keep(await openKafka(data, say));
    const log = store === 'eventstoredb' ? keep(await openEventStoreDb()) : undefined;
    const postgres = keep(await openDatabases(data, contexts));
    say(`${kafka.name} at ${kafka.url}`);
    const fleet = keep(
      new Fleet(join(data, 'logs'), say, (name) => {
        complain(`${name} keeps exiting: see ${join(data, 'logs', `${name}.log`)}`);
        void close().then(() => process.exit(1));
      }),
    );
    const env = {
      // The gateway rate-limits unknown keys per client; a service sees the gateway as the only client.
      MAX_BAD_KEYS_PER_MINUTE: '999999',
      MESSAGING: 'kafka',
      KAFKA_BROKERS: kafka.url,
      EVENT_STORE: store,
      EVENTSTORE_URL: log?.url ?? '',
      DEMO_KEYS_FILE: keyFileOf(data),
    };
    const ports = await freePorts(contexts.length * instances + 1);
    const services: Member[] = contexts.flatMap((context) =>
      Array.from({ length: instances }, (_, i) => ({
        name: `${context}-${i + 1}`,
        program: join(root, `dist/apps/${context}/main.js`),
        port: ports.pop() ?? 0,
        env: { ...env, ...postgres.access(context) },
      })),
    );
    await fleet.start(services);
    const addresses = (context: string) =>
      services
        .filter(({ name }) => name.startsWith(`${context}-`))
        .map(({ port }) => `http://127.0.0.1:${port}`)
        .join(',');
    const port = options.port ?? ((await freePort()) || (ports.pop() ?? 0));
    await fleet.start([
      {
        name: 'gateway',
        program: join(root, 'dist/apps/gateway/main.js'),
        port,
        env: {
          CONSOLE_DIRECTORY: process.env['CONSOLE_DIRECTORY'] || consoleIn(root),
          ...Object.fromEntries(
            contexts.map((context) => [`${context.toUpperCase()}_URL`, addresses(context)]),
          ),
        },
      },
    ]);
    const { LOG_DATABASE_URL: logUrl = '' } = postgres.access(contexts[0] ?? '');
    const { keys, ...keyFile } = await withApiKeys(logUrl, (apiKeys) => keyRing(apiKeys, keyFileOf(data)));
    return {
      installation: {
        url: `http://127.0.0.1:${port}`,
        location: postgres.location,
        keys,
        keyFile,
        close,
      },
      figures: { broker: kafka.name, store: log?.name ?? 'PostgreSQL', processes: fleet.size },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
