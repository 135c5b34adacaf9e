import { createHash, createHmac } from 'node:crypto';
import { Client, escapeLiteral, Pool } from 'pg';
import { sharedSchemas } from './shared-schemas';
import { migrate, ownerRole, roleName, roleOfAll, rolesOf, handlePoolErrors } from '@boxtrail/database';
import { giveToOwners, grantRights, guardSchemaNames, makeRoles } from './role-statements';

/** By context, and of `all`. */
export type Passwords = Readonly<Partial<Record<string, string>>>;

/**
 * Prepares a database for services that each have a role of their own: makes the roles, applies all migrations as the
 * owner of the log, and grants each role what it needs. Can be repeated, also by several processes at once.
 * `ownerUrl` connects as a superuser, or as a role with CREATEROLE that owns the database and what is in it.
 * Roles without a password here can connect only with one they have already.
 */
export async function prepareDatabase(
  ownerUrl: string,
  contexts: readonly string[],
  passwords: Passwords,
): Promise<void> {
  const owner = await connect(ownerUrl);
  try {
    await owner.query(`SELECT pg_advisory_lock(hashtext('boxtrail roles'))`);
    await owner.query(makeRoles(contexts));
    for (const role of rolesOf(contexts)) {
      const password = passwords[role];
      if (password !== undefined)
        await owner.query(`ALTER ROLE ${roleName(role)} LOGIN PASSWORD ${escapeLiteral(password)}`);
    }
    await owner.query(giveToOwners(contexts));
    await migrateAsOwner(ownerUrl);
    await owner.query(grantRights);
    const { rows } = await owner.query<{ super: boolean }>(
      'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
    );
    if (rows[0]?.super === true) await owner.query(guardSchemaNames(contexts));
    await owner.query(`COMMENT ON SCHEMA log IS '${releaseOf(contexts)}'`);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

/**
 * The same for the server of one installation, whose roles have passwords that follow from its superuser's. Answers the
 * URL a role connects with. Where everything is prepared for this release it changes nothing.
 */
export async function prepareEmbedded(
  superuserUrl: string,
  contexts: readonly string[],
): Promise<(role: string) => string> {
  const { password } = new URL(superuserUrl);
  const passwordOf = (role: string) => createHmac('sha256', password).update(role).digest('hex');
  const urlOf = (role: string) => {
    const url = new URL(superuserUrl);
    url.username = roleName(role);
    url.password = passwordOf(role);
    return url.href;
  };
  if (!(await isPrepared(urlOf(roleOfAll), contexts)))
    await prepareDatabase(
      superuserUrl,
      contexts,
      Object.fromEntries(rolesOf(contexts).map((role) => [role, passwordOf(role)])),
    );
  return urlOf;
}

/** Changes with every statement that prepares a database. */
const releaseOf = (contexts: readonly string[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        makeRoles(contexts),
        giveToOwners(contexts),
        sharedSchemas,
        grantRights,
        guardSchemaNames(contexts),
      ]),
    )
    .digest('hex');

async function isPrepared(url: string, contexts: readonly string[]): Promise<boolean> {
  try {
    const client = await connect(url);
    try {
      const { rows } = await client.query<{ release: string | null }>(
        `SELECT obj_description(to_regnamespace('log'), 'pg_namespace') AS release`,
      );
      return rows[0]?.release === releaseOf(contexts);
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch {
    // What is wrong shows when it is prepared.
    return false;
  }
}

async function migrateAsOwner(url: string): Promise<void> {
  const pool = handlePoolErrors(
    new Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: 5_000,
      options: `-c role=${ownerRole}`,
    }),
  );
  try {
    for (const { name, steps } of sharedSchemas) await migrate(pool, name, steps);
  } finally {
    await pool.end();
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 120_000 });
  client.on('error', () => undefined); // seen by the next query
  await client.connect();
  return client;
}
