import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { readConfig, serve, startEmbeddedPostgres, type Service } from '@boxtrail/platform';
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
  const external = process.env['DATABASE_URL'];
  const postgres =
    external === undefined || external === ''
      ? await startEmbeddedPostgres({ dataDir: data, log: say })
      : { url: external, location: 'DATABASE_URL', stop: () => Promise.resolve() };
  let service: Service | undefined;
  try {
    const config = readConfig('boxtrail', process.env, {
      databaseUrl: postgres.url,
      port: port ?? (await freePort()),
      logFile: join(data, 'boxtrail.log'),
    });
    service = await serve(contexts, config);
    const started = service;
    return {
      url: started.url,
      location: postgres.location,
      keys: await keyRing(started, join(data, 'keys.json')),
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

/** The usual port when it is free, or else 0: any. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(usualPort, '127.0.0.1', () => probe.close(() => resolve(usualPort)));
  });
}
