import { connect, type Socket } from 'node:net';
import { prepareEmbedded } from '@boxtrail/service';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@boxtrail/dev-servers';
import { withApiKeys } from '@boxtrail/http';
import { RealProcess, temporaryData } from '../support/boxtrail';
import { contextNames } from '../../apps/contexts';

const contexts = contextNames;

/** Six services with their own database roles behind a gateway: real processes on an empty log. */
export class RunningApart {
  private constructor(
    readonly url: string,
    /** The key of an admin. */
    readonly key: string,
    /** Where each service answers itself. */
    readonly services: readonly string[],
    private readonly processes: readonly RealProcess[],
    private readonly postgres: EmbeddedPostgres,
    private readonly remove: () => Promise<void>,
  ) {}

  static async start(): Promise<RunningApart> {
    const data = temporaryData();
    const postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    const urlOf = await prepareEmbedded(postgres.url, contexts);
    const start = (app: string, env: NodeJS.ProcessEnv) =>
      new RealProcess([`dist/apps/${app}/main.js`], { PORT: '0', ...env });
    const services = contexts.map((context) =>
      // The gateway limits unknown keys by client; a service sees the gateway as its only client.
      start(context, { DATABASE_URL: urlOf(context), MAX_BAD_KEYS_PER_MINUTE: '999999' }),
    );
    const addresses: NodeJS.ProcessEnv = {};
    for (const [i, context] of contexts.entries())
      addresses[`${context.toUpperCase()}_URL`] = (await readyAt(services[i])) ?? '';
    const gateway = start('gateway', addresses);
    const url = (await readyAt(gateway)) ?? '';
    const key = await withApiKeys(urlOf('all'), (keys) =>
      keys.issue({ subject: 'admin', role: 'admin', stationGln: null }, new Date(Date.now() + 3_600_000)),
    );
    return new RunningApart(
      url,
      key,
      Object.values(addresses) as string[],
      [gateway, ...services],
      postgres,
      () => data.remove(),
    );
  }

  async stop(): Promise<void> {
    for (const process of this.processes) process.kill('SIGTERM');
    await Promise.all(this.processes.map(({ ended }) => ended));
    await this.postgres.stop();
    await this.remove();
  }

  /** A raw connection. Errors on it are ignored. */
  connect(): Socket {
    const { hostname, port } = new URL(this.url);
    return connect(Number(port), hostname).on('error', () => undefined);
  }
}

const readyAt = async (process: RealProcess | undefined): Promise<string | undefined> =>
  (await process?.says(/"url":"(http:[^"]+)","msg":"ready"/, 120_000))?.[1];
