import { createHmac } from 'node:crypto';
import { roleName, roleOfAll, rolesOf } from '@boxtrail/database';
import { type Layout, releaseOf } from './release';
import { connect, ownUrl, prepareApart, prepareDatabase } from './roles';

/**
 * Prepares the server of one installation, whose roles have passwords that follow from its superuser's. Answers the
 * URL a role connects with. Where everything is prepared for this release it changes nothing.
 */
export async function prepareEmbedded(
  superuserUrl: string,
  contexts: readonly string[],
): Promise<(role: string) => string> {
  const { passwords, urlOf } = rolesOn(superuserUrl, contexts);
  if (!(await isPrepared(urlOf(roleOfAll), contexts, 'together')))
    await prepareDatabase(superuserUrl, contexts, passwords);
  return urlOf;
}

/** The same with a database for each service. Answers the settings of a service. */
export async function prepareEmbeddedApart(
  superuserUrl: string,
  contexts: readonly string[],
): Promise<(context: string) => { readonly LOG_DATABASE_URL: string; readonly DATABASE_URL: string }> {
  const { passwords, urlOf } = rolesOn(superuserUrl, contexts);
  if (!(await isPrepared(urlOf(contexts[0] ?? ''), contexts, 'apart')))
    await prepareApart(superuserUrl, contexts, passwords);
  return (context) => ({
    LOG_DATABASE_URL: urlOf(context),
    DATABASE_URL: ownUrl(urlOf(context), context),
  });
}

function rolesOn(superuserUrl: string, contexts: readonly string[]) {
  const { password } = new URL(superuserUrl);
  const passwordOf = (role: string) => createHmac('sha256', password).update(role).digest('hex');
  const urlOf = (role: string) => {
    const url = new URL(superuserUrl);
    url.username = roleName(role);
    url.password = passwordOf(role);
    return url.href;
  };
  return { urlOf, passwords: Object.fromEntries(rolesOf(contexts).map((role) => [role, passwordOf(role)])) };
}

async function isPrepared(url: string, contexts: readonly string[], layout: Layout): Promise<boolean> {
  try {
    const client = await connect(url);
    try {
      const { rows } = await client.query<{ release: string | null }>(
        `SELECT obj_description(to_regnamespace('log'), 'pg_namespace') AS release`,
      );
      return rows[0]?.release === releaseOf(contexts, layout);
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch {
    // What is wrong shows when it is prepared.
    return false;
  }
}
