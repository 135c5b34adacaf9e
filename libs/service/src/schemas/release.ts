import { createHash } from 'node:crypto';
import { groupRole } from '@boxtrail/database';
import { giveToOwners, grantTables, guardSchemaNames, makeRoles, openTo, secureLog } from './role-statements';
import { sharedSchemas } from './shared-schemas';

/** One database for the log and all services, or one for each. */
export type Layout = 'together' | 'apart';

/** Changes with every statement that prepares a database. */
export const releaseOf = (contexts: readonly string[], layout: Layout): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        layout,
        makeRoles(contexts),
        openTo(groupRole, 'CONNECT'),
        giveToOwners(contexts),
        sharedSchemas,
        secureLog,
        grantTables(sharedSchemas, groupRole),
        guardSchemaNames(contexts),
      ]),
    )
    .digest('hex');
