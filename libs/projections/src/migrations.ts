import { checkpointMigration } from './checkpoints';
import { differenceMigration } from './differences';
import { rebuildMigration } from './rebuild-state';

/** The schema `progress`. */
export const checkpointMigrations: readonly string[] = [
  checkpointMigration + differenceMigration + rebuildMigration,
];
