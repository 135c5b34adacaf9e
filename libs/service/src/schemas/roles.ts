import { Client, escapeLiteral, Pool } from 'pg';
import { logSchemas, ownSchemas, sharedSchemas, type SharedSchema } from './shared-schemas';
import {
  groupRole,
  handlePoolErrors,
  migrate,
  ownerRole,
  roleName,
  roleOfAll,
  rolesOf,
} from '@boxtrail/database';
import { giveToOwners, grantTables, guardSchemaNames, makeRoles, openTo, secureLog } from './role-statements';
import { releaseOf } from './release';

/** By context, and of `all`. */
export type Passwords = Readonly<Partial<Record<string, string>>>;

/**
 * Prepares one database for the log and for services that each have a role: makes the roles, applies all migrations as the
 * owner of the log, and grants each role what it needs. Can be repeated, also by several processes at once.
 * `ownerUrl` connects as a superuser, or as a role with CREATEROLE that owns the database and what is in it.
 * Roles without a password here can connect only with one they have already.
 */
export async function prepareDatabase(
  ownerUrl: string,
  contexts: readonly string[],
  passwords: Passwords,
): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    await setRoles(owner, contexts, passwords);
    await owner.query(openTo(groupRole, 'CONNECT, CREATE'));
    await owner.query(giveToOwners(contexts));
    await migrateAsOwner(ownerUrl, sharedSchemas);
    await owner.query(secureLog + grantTables(sharedSchemas, groupRole));
    await guard(owner, contexts);
    await owner.query(`COMMENT ON SCHEMA log IS '${releaseOf(contexts, 'together')}'`);
  });
}

/**
 * Prepares a database for the log (`ownerUrl`) and one for each service beside it on the same server, which it makes if it
 * is missing. Services share the log's, where they may make nothing; only the role of a service can connect to its own.
 * `ownerUrl` must be allowed to make databases too.
 */
export async function prepareApart(
  ownerUrl: string,
  contexts: readonly string[],
  passwords: Passwords,
): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    // The role of one process with every context could connect to all of them: it gets no password.
    await setRoles(owner, contexts, { ...passwords, [roleOfAll]: undefined });
    for (const context of contexts) await prepareOwn(owner, ownerUrl, context);
    await owner.query(openTo(groupRole, 'CONNECT'));
    await owner.query(giveToOwners(contexts));
    await migrateAsOwner(ownerUrl, logSchemas);
    await owner.query(secureLog + grantTables(logSchemas, groupRole));
    await guard(owner, contexts);
    await owner.query(`COMMENT ON SCHEMA log IS '${releaseOf(contexts, 'apart')}'`);
  });
}

async function prepareOwn(server: Client, ownerUrl: string, context: string): Promise<void> {
  const url = ownUrl(ownerUrl, context);
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) await server.query(`CREATE DATABASE ${server.escapeIdentifier(database)}`);
  await asOwner(url, async (owner) => {
    await owner.query(openTo(roleName(context), 'CONNECT, CREATE'));
    await owner.query(giveToOwners([context]));
    await migrateAsOwner(url, ownSchemas);
    await owner.query(grantTables(ownSchemas, roleName(context)));
    await guard(owner, [context]);
  });
}

/** The database of one service beside that of the log: `<log>_<service>`. */
export function ownUrl(logUrl: string, context: string): string {
  const url = new URL(logUrl);
  url.pathname = `${url.pathname}_${context}`;
  return url.href;
}

async function setRoles(owner: Client, contexts: readonly string[], passwords: Passwords): Promise<void> {
  await owner.query(makeRoles(contexts));
  for (const role of rolesOf(contexts)) {
    const password = passwords[role];
    if (password !== undefined)
      await owner.query(`ALTER ROLE ${roleName(role)} LOGIN PASSWORD ${escapeLiteral(password)}`);
  }
}

/** Event triggers take a superuser. */
async function guard(owner: Client, contexts: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ super: boolean }>(
    'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.super === true) await owner.query(guardSchemaNames(contexts));
}

async function migrateAsOwner(url: string, schemas: readonly SharedSchema[]): Promise<void> {
  const pool = handlePoolErrors(
    new Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: 5_000,
      options: `-c role=${ownerRole}`,
    }),
  );
  try {
    for (const { name, steps } of schemas) await migrate(pool, name, steps, { refuseNewer: name === 'log' });
  } finally {
    await pool.end();
  }
}

/** Works alone on a database, as its owner. */
async function asOwner(url: string, work: (owner: Client) => Promise<void>): Promise<void> {
  const owner = await connect(url);
  try {
    await owner.query(`SELECT pg_advisory_lock(hashtext('boxtrail roles'))`);
    await work(owner);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

export async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 120_000 });
  client.on('error', () => undefined); // seen by the next query
  await client.connect();
  return client;
}
