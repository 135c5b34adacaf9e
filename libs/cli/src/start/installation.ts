import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { ApiKeys } from '@boxtrail/http';
import { prepareEmbedded, readConfig, serve, type Service } from '@boxtrail/service';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { type DatabaseRole } from '@boxtrail/database';
import { keyRing, type KeyRing } from './keys';

/** Everything of Boxtrail in this process: its PostgreSQL, its services, a key for each role. */
export interface Installation {
  readonly url: string;
  readonly keys: KeyRing;
  /** Where the data really lies. */
  readonly location: string;
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly contexts: Type;
  readonly data: string;
  readonly port: number | undefined;
  readonly say: (line: string) => void;
}

/** The port partners find Boxtrail at when nobody says otherwise. */
const usualPort = 4_600;

/** Starts what is not running yet. `DATABASE_URL` names a PostgreSQL to use instead of one of our own. */
export async function open({ contexts, data, port, say }: InstallationOptions): Promise<Installation> {
  const postgres = await openPostgres(data, say);
  let service: Service | undefined;
  try {
    const serveAt = (at: number) =>
      serve(
        contexts,
        readConfig('boxtrail', process.env, {
          databaseUrl: postgres.urlOf('all'),
          databaseDirectory: postgres.location,
          port: at,
          logFile: join(data, 'boxtrail.log'),
        }),
      );
    const started = await serveAt(port ?? (await freePort())).catch((error: unknown) => {
      // Somebody may take the usual port after it was looked at.
      if (port === undefined && isTaken(error)) return serveAt(0);
      throw error;
    });
    service = started;
    return {
      url: started.url,
      location: postgres.location,
      keys: await keyRing(started.app.get(ApiKeys), join(data, 'keys.json')),
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

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === 'EADDRINUSE';

export interface Postgres {
  /** What a process connects with: its own role in a server of ours; the same for all where `DATABASE_URL` names one. */
  urlOf(role: DatabaseRole): string;
  readonly location: string;
  stop(): Promise<void>;
}

/** The PostgreSQL that `DATABASE_URL` names, or one of our own. */
export async function openPostgres(data: string, say: (line: string) => void): Promise<Postgres> {
  const external = process.env['DATABASE_URL'];
  if (external !== undefined && external !== '')
    return { urlOf: () => external, location: 'DATABASE_URL', stop: () => Promise.resolve() };
  const postgres = await startEmbeddedPostgres({ dataDir: data, log: say });
  try {
    const urlOf = await prepareEmbedded(postgres.url);
    return { urlOf, location: postgres.location, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The usual port when it is free, or else 0: any. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(usualPort, '127.0.0.1', () => probe.close(() => resolve(usualPort)));
  });
}
