/** What messaging keeps beside the log. */
export const messagingMigrations: readonly string[] = [
  /* sql */ `
  -- Messages that could not be handled. Position is null for what is no message of the log; place says where on a
  -- broker it stands.
  CREATE TABLE messaging.parked (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text COLLATE "C" NOT NULL,
    position bigint,
    place text COLLATE "C",
    key text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    headers jsonb NOT NULL,
    body bytea NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    dropped_at timestamptz,
    dropped_by text,
    drop_reason text
  );
  CREATE UNIQUE INDEX ON messaging.parked (consumer, position) WHERE position IS NOT NULL;
  CREATE UNIQUE INDEX ON messaging.parked (consumer, place) WHERE position IS NULL;
  CREATE INDEX ON messaging.parked (consumer, key, position) WHERE dropped_at IS NULL;

  -- What each topic holds of the log: everything up to position, the last of each partition at tails. Whoever holds
  -- the lease fills it; epoch grows with each holder, and only the current one moves the rest.
  CREATE TABLE messaging.topics (
    topic text COLLATE "C" PRIMARY KEY,
    partitions integer NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    tails bigint[] NOT NULL,
    epoch bigint NOT NULL DEFAULT 0,
    lease_until timestamptz NOT NULL DEFAULT '-infinity'
  );

  -- The last message of a partition that a group has had.
  CREATE TABLE messaging.high_water (
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (consumer, topic, partition)
  );
  `,
  /* sql */ `
  -- By partition, the offset after the last message that a relay is known to have sent.
  ALTER TABLE messaging.topics ADD COLUMN ends bigint[] NOT NULL DEFAULT '{}';
  `,
];
