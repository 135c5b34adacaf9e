import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { withApiKeys } from '@boxtrail/http';
import { boxtrailApi, bulk, csv, dataOf } from '@boxtrail/api-client';
import { freePorts } from '@boxtrail/dev-servers';
import { keyRing, type KeyRing } from '@boxtrail/cli/start/keys';
import { Program } from '../../chaos/program';
import type { TestBroker } from '../../support/kafka/broker';
import { root, type Bench } from '../bench';
import { network } from '../served';
import { contextNames } from '../../../apps/contexts';

const contexts = contextNames;
const readyWithinMs = 120_000;

/** A number of instances of each service and a gateway, as real processes, with their own database and topics. */
export interface Services {
  readonly url: string;
  readonly keys: KeyRing;
  readonly database: Pool;
  /** Prefix of its topics. */
  readonly prefix: string;
  /** Process ids by service, for all its instances. */
  readonly programs: Readonly<Record<string, () => readonly number[]>>;
  close(): Promise<void>;
}

/** Resolves when all are ready and know the network. */
export async function startServices(bench: Bench, broker: TestBroker, instances: number): Promise<Services> {
  const database = await bench.database();
  const dir = await mkdtemp(join(tmpdir(), 'boxtrail-bench-services-'));
  const { prefix } = broker.config();
  const ports = await freePorts(contexts.length * instances + 1);
  const program = (name: string, context: string, env: Record<string, string>) =>
    new Program({
      name,
      file: join(root, `dist/apps/${context}/main.js`),
      log: join(dir, `${name}.log`),
      port: ports.pop() ?? 0,
      env,
    });
  const env = {
    DATABASE_URL: database.url,
    MESSAGING: 'kafka',
    KAFKA_BROKERS: broker.brokers,
    KAFKA_PREFIX: prefix,
  };
  const services = contexts.map((context) => ({
    context,
    members: Array.from({ length: instances }, (_, n) => program(`${context}-${n + 1}`, context, env)),
  }));
  const addresses = services.map(
    ({ context, members }) =>
      [`${context.toUpperCase()}_URL`, members.map(({ url }) => url).join(',')] as const,
  );
  const gateway = program('gateway', 'gateway', Object.fromEntries(addresses));
  const programs = [...services, { context: 'gateway', members: [gateway] }];
  const all = programs.flatMap(({ members }) => members);
  const close = async () => {
    await Promise.all(all.map((each) => each.end()));
    await database.drop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    for (const each of all) each.start();
    await ready(all);
    const { keys } = await withApiKeys(database.url, (apiKeys) => keyRing(apiKeys, join(dir, 'keys.json')));
    const stations = csv(await readFile(network));
    const as = (role: string) => boxtrailApi({ url: gateway.url, key: keys[role] ?? '', attempts: 40 });
    const { position } = await bulk(() => as('coordinator').POST('/v1/stations/import', stations));
    const query = { limit: 1, atLeast: position };
    await dataOf(as('auditor').GET('/v1/accounts', { params: { query } }));
    const pidsOf = (members: readonly Program[]) => () =>
      members.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
    return {
      url: gateway.url,
      keys,
      database: database.pool(1),
      prefix,
      programs: Object.fromEntries(programs.map(({ context, members }) => [context, pidsOf(members)])),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function ready(programs: readonly Program[]): Promise<void> {
  for (const deadline = Date.now() + readyWithinMs; ;) {
    const late: string[] = [];
    for (const { name, url } of programs) if (!(await isReady(url))) late.push(name);
    if (late.length === 0) return;
    if (Date.now() > deadline) throw new Error(`not ready in ${readyWithinMs / 1_000} s: ${late.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.ok === true;
}
