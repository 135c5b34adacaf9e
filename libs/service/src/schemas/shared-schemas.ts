import { messagingMigrations } from '@boxtrail/messaging';
import { authMigrations } from '@boxtrail/http';
import { originMigrations } from './origin';
import { historyMigrations } from './restorations';
import { logMigrations } from '@boxtrail/event-store/postgres/schema';
import { keptAnswersMigrations } from '@boxtrail/commands';
import { quarantineMigrations } from '@boxtrail/intake';
import { checkpointMigrations } from '@boxtrail/projections';

/** A schema of tables that no view owns. */
export interface SharedSchema {
  readonly name: string;
  /** Its migrations, in order. */
  readonly steps: readonly string[];
  /** What the role of a service may do with its tables. `log`: what its functions do for it comes on top. */
  readonly granted: string;
}

/** In the database of a service (`DATABASE_URL`), beside its views. */
export const ownSchemas: readonly SharedSchema[] = [
  { name: 'progress', steps: checkpointMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'messaging', steps: messagingMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'origin', steps: originMigrations, granted: 'SELECT, INSERT' },
];

/** Beside the log (`LOG_DATABASE_URL`), wherever the log is: what all services share. */
export const besideLog: readonly SharedSchema[] = [
  { name: 'auth', steps: authMigrations, granted: 'SELECT, INSERT' },
  { name: 'intake', steps: quarantineMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'answers', steps: keptAnswersMigrations, granted: 'SELECT, INSERT, DELETE' },
  { name: 'history', steps: historyMigrations, granted: 'SELECT' },
];

/** In the database of the log. Services read the log's tables; only its functions write them. */
export const logSchemas: readonly SharedSchema[] = [
  ...besideLog,
  { name: 'log', steps: logMigrations, granted: 'SELECT' },
];

/** In one database for both. */
export const sharedSchemas: readonly SharedSchema[] = [...ownSchemas, ...logSchemas];
