import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ContextModule } from '@boxtrail/context';
import { ApiKeys } from '@boxtrail/http';
import { type Config, prepareEmbedded, readConfig, serve, type Service } from '@boxtrail/service';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { DemoClock } from './demo-clock';
import { keyRing, type KeyRing, type OwnKeys } from './keys';

/** Boxtrail in this process: its PostgreSQL, its services, a key for each role. */
export interface Installation {
  readonly url: string;
  readonly keys: KeyRing;
  /** What an `npm start` says about them. */
  readonly keyFile?: Omit<OwnKeys, 'keys'>;
  /** The real data directory. */
  readonly location: string;
  /** Can be set where the log is in a PostgreSQL of this process. */
  readonly clock?: DemoClock;
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly contexts: readonly ContextModule[];
  readonly data: string;
  readonly port: number | undefined;
  readonly say: (line: string) => void;
  /** Configuration beyond the environment. */
  readonly given?: Partial<Config>;
}

/** The default port. */
const usualPort = 4_600;

/** Starts the parts that are not running yet. `DATABASE_URL` names a PostgreSQL to use instead of the embedded one. */
export async function open({ contexts, data, port, say, given }: InstallationOptions): Promise<Installation> {
  const names = contexts.map(({ parts }) => parts.name);
  let clock: DemoClock | undefined;
  const postgres = await openPostgres(data, say, {
    given: (url) => url,
    prepare: async (url) => {
      const urlOf = await prepareEmbedded(url, names);
      clock = new DemoClock(url);
      await clock.reset(); // a day may have been interrupted
      return urlOf('all');
    },
  });
  let service: Service | undefined;
  try {
    const configAt = (at: number) =>
      readConfig(
        'boxtrail',
        process.env,
        {
          databaseUrl: postgres.access,
          databaseDirectory: postgres.location,
          port: at,
          logFile: join(data, 'boxtrail.log'),
          ...(clock !== undefined && { clock: clock.now }),
          ...given,
        },
        contexts,
      );
    const serveAt = (at: number) => serve(contexts, configAt(at));
    const started = await serveAt(port ?? (await freePort())).catch((error: unknown) => {
      // Another process may take the default port after the check.
      if (port === undefined && isTaken(error)) return serveAt(0);
      throw error;
    });
    service = started;
    const { keys, ...keyFile } = await keyRing(started.app.get(ApiKeys), keyFileOf(data));
    return {
      url: started.url,
      location: postgres.location,
      keys,
      keyFile,
      ...(clock !== undefined && hasLogHere(configAt(0)) && { clock }),
      close: async () => {
        await started.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await service?.close();
    await postgres.stop();
    throw error;
  }
}

/** The log is in the PostgreSQL of this process. */
const hasLogHere = ({ eventStoreDB, logDatabaseUrl, databaseUrl }: Config): boolean =>
  eventStoreDB === undefined && logDatabaseUrl === databaseUrl;

/** Where the keys of a data folder are. */
export const keyFileOf = (data: string): string => join(data, 'keys.json');

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === 'EADDRINUSE';

export interface Postgres<Access> {
  /** How processes connect. */
  readonly access: Access;
  readonly location: string;
  stop(): Promise<void>;
}

interface Ways<Access> {
  /** To a server of the user, as it is. */
  given(url: string): Access;
  /** To the embedded one, which the superuser prepares first. */
  prepare(superuserUrl: string): Promise<Access>;
  /** Starts a server in the place of the embedded one. */
  start?(): Promise<{ readonly url: string; readonly location: string; stop(): Promise<void> }>;
}

/** PostgreSQL at `DATABASE_URL`, or one that is started: the embedded one. */
export async function openPostgres<Access>(
  data: string,
  say: (line: string) => void,
  ways: Ways<Access>,
): Promise<Postgres<Access>> {
  const external = process.env['DATABASE_URL'];
  if (external !== undefined && external !== '')
    return { access: ways.given(external), location: 'DATABASE_URL', stop: () => Promise.resolve() };
  const postgres = await (ways.start?.() ?? startEmbeddedPostgres({ dataDir: data, log: say }));
  try {
    const access = await ways.prepare(postgres.url);
    return { access, location: postgres.location, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The default port when it is free, else 0 (any free port). */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(usualPort, '127.0.0.1', () => probe.close(() => resolve(usualPort)));
  });
}
