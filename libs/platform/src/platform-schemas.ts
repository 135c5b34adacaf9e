import { authMigrations } from './auth/api-keys';
import { originMigrations } from './event-store/origin';
import { logMigrations } from './event-store/postgres/schema';
import { keptAnswersMigrations } from './http/kept-answers';
import { quarantineMigrations } from './http/quarantine';
import { checkpointMigrations } from './projections/checkpoints';

/** A schema that all services share. */
export interface PlatformSchema {
  readonly name: string;
  /** Its migrations, in order. */
  readonly steps: readonly string[];
  /** What the role of a service may do with its tables. `log`: what its functions do for it comes on top. */
  readonly granted: string;
}

/** Prepared at the start of every service. */
export const sharedSchemas: readonly PlatformSchema[] = [
  { name: 'progress', steps: checkpointMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'auth', steps: authMigrations, granted: 'SELECT, INSERT' },
  { name: 'intake', steps: quarantineMigrations, granted: 'SELECT, INSERT, UPDATE, DELETE' },
  { name: 'answers', steps: keptAnswersMigrations, granted: 'SELECT, INSERT, DELETE' },
  { name: 'origin', steps: originMigrations, granted: 'SELECT, INSERT' },
];

/** All of them. Services read the log's tables; only its functions write them. */
export const platformSchemas: readonly PlatformSchema[] = [
  ...sharedSchemas,
  { name: 'log', steps: logMigrations, granted: 'SELECT' },
];
