import { databaseRoles, type DatabaseRole } from '@boxtrail/database';
import { prepareDatabase } from '@boxtrail/service';
import type { Command } from 'commander';
import { print } from '../terminal/terminal';

/** `ORDERS_DATABASE_PASSWORD`, ..., `ALL_DATABASE_PASSWORD`. */
const variableOf = (role: DatabaseRole): string => `${role.toUpperCase()}_DATABASE_PASSWORD`;

/** Prepares the database, as its owner, for services with separate roles. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description(
      'Prepares the database for this release: roles, tables, rights. DATABASE_URL is that of its owner.',
    )
    .addHelpText(
      'after',
      `\n${databaseRoles.map(variableOf).join(', ')}\nset the passwords of the roles boxtrail_<name>; a role whose variable is not set keeps its own.\n`,
    )
    .action(async () => {
      const { DATABASE_URL: ownerUrl } = process.env;
      if (ownerUrl === undefined || ownerUrl === '')
        throw new Error(
          'set DATABASE_URL to that of the owner of the database (a superuser, or a role with CREATEROLE)',
        );
      const given = databaseRoles.flatMap((role) => {
        const password = process.env[variableOf(role)];
        return password === undefined || password === '' ? [] : [[role, password] as const];
      });
      await prepareDatabase(ownerUrl, Object.fromEntries(given));
      const names = given.map(([role]) => `boxtrail_${role}`).join(', ');
      print(`the database is prepared; passwords set: ${names || 'none'}`);
    });
}
