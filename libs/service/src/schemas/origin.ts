/**
 * Which log the checkpoints of this database count: a position of one log says nothing in another. What was there before
 * this table was counted in PostgreSQL.
 */
export const originMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE origin.log (one boolean PRIMARY KEY DEFAULT true CHECK (one), name text NOT NULL);
  INSERT INTO origin.log (name) SELECT 'postgres' WHERE EXISTS (SELECT FROM progress.checkpoints WHERE position > 0);
  `,
  /* sql */ `
  -- Whose tables these are: log, the id of the installation; service, where no other one may use this database.
  CREATE TABLE origin.claims (what text PRIMARY KEY, value text NOT NULL);
  `,
];
