import { roleName, rolesOf } from '@boxtrail/database';
import { prepareApart, prepareDatabase } from '@boxtrail/service';
import { readSetting, type Setting, text } from '@boxtrail/settings';
import type { Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions } from './with-api';

/** `ORDERS_DATABASE_PASSWORD`, ..., `ALL_DATABASE_PASSWORD`. */
const passwordOf = (role: string): Setting<string> =>
  text({
    name: `${role.toUpperCase()}_DATABASE_PASSWORD`,
    meaning: `Password for the role \`${roleName(role)}\`; unchanged when omitted.`,
    values: 'a text',
  });

export const databasePasswords = (contexts: readonly string[]): readonly Setting<string>[] =>
  rolesOf(contexts).map(passwordOf);

/** Prepares the database, as its owner, for services with separate roles. */
export function addMigrate(program: Command, contexts: readonly string[]): void {
  const names = databasePasswords(contexts).map(({ name }) => name);
  const migrate = program
    .command('migrate')
    .description(
      'Prepares the database for this release: roles, tables, rights. DATABASE_URL must be that of its owner.',
    )
    .option(
      '--database-per-service',
      'DATABASE_URL names the database of the log; each service gets one beside it on the same server, named <log>_<service>',
    )
    .addHelpText(
      'after',
      `\n${names.join(', ')}\nset the passwords of the roles boxtrail_<name>; a role without a variable keeps its password.\n`,
    )
    .action(async ({ databasePerService }: { databasePerService?: true }, command: Command) => {
      const { DATABASE_URL: ownerUrl } = process.env;
      if (ownerUrl === undefined || ownerUrl === '')
        throw new Error(
          'set DATABASE_URL to that of the owner of the database (a superuser, or a role with CREATEROLE)',
        );
      const given = rolesOf(contexts).flatMap((role) => {
        const password = readSetting(passwordOf(role), process.env, []);
        return password === '' ? [] : [[role, password] as const];
      });
      const apart = databasePerService === true;
      const prepare = apart ? prepareApart : prepareDatabase;
      await prepare(ownerUrl, contexts, Object.fromEntries(given));
      const passwordsSet = given.map(([role]) => roleName(role));
      if (command.optsWithGlobals<GlobalOptions>().json === true) return printJson({ passwordsSet });
      const prepared = apart ? 'the databases are' : 'the database is';
      print(`${prepared} prepared; passwords set: ${passwordsSet.join(', ') || 'none'}`);
    });
  withExample(migrate, 'migrate');
}
