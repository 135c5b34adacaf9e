import { messagingMigrations } from '@boxtrail/messaging';
import { authMigrations } from '@boxtrail/http';
import { originMigrations } from './origin';
import { logMigrations } from '@boxtrail/event-store/postgres/schema';
import { keptAnswersMigrations } from '@boxtrail/commands';
import { quarantineMigrations } from '@boxtrail/intake';
import { checkpointMigrations } from '@boxtrail/projections';

/** A schema that all services share. */
export interface SharedSchema {
  readonly name: string;
  /** Its migrations, in order. */
  readonly steps: readonly string[];
  /** What the role of a service may do with its tables. `log`: what its functions do for it comes on top. */
  readonly granted: string;
}

/** Prepared at the start of every service. */
export const preparedAtStart: readonly SharedSchema[] = [
  { name: 'progress', steps: checkpointMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'messaging', steps: messagingMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'auth', steps: authMigrations, granted: 'SELECT, INSERT' },
  { name: 'intake', steps: quarantineMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'answers', steps: keptAnswersMigrations, granted: 'SELECT, INSERT, DELETE' },
  { name: 'origin', steps: originMigrations, granted: 'SELECT, INSERT' },
];

/** All of them. Services read the log's tables; only its functions write them. */
export const sharedSchemas: readonly SharedSchema[] = [
  ...preparedAtStart,
  { name: 'log', steps: logMigrations, granted: 'SELECT' },
];
