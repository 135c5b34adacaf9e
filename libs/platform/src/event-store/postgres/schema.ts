/** Key of the advisory lock that puts the appends of all processes in one order. */
const appendLock = 6_204_001;
/** Key of the advisory lock that says "somebody waits": held shared by waiters, tried by writers. */
export const waitersLock = 6_204_002;
/** Channel of the wake-up. */
export const appendedChannel = 'boxtrail_appended';

/**
 * The log, in SQL. Applied in order, each once; a released step is never edited.
 *
 * - Positions are given under one lock that is held until the commit is visible: no gaps, no overtaking.
 * - A conflict is seen on the stream's own row. The only index over many events is its partition's, so what an
 *   append touches does not grow with the length of the log.
 * - `stream_id` is the position of the stream's first event: unique, small, and it says in which partition to
 *   begin to read.
 * - `data` and `metadata` are text: the exact bytes that were given, however a database prints JSON.
 * - Plans are pinned to index look-ups: a plan that was made while the tables were empty must not decide how a
 *   batch is written a million events later.
 */
export const logMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE log.head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL,
    recorded_at timestamptz NOT NULL
  ) WITH (fillfactor = 10);
  INSERT INTO log.head VALUES (true, 0, '-infinity');

  CREATE TABLE log.streams (
    name text COLLATE "C" PRIMARY KEY,
    id bigint NOT NULL,
    revision integer NOT NULL,
    last_position bigint NOT NULL
  ) WITH (fillfactor = 80);

  CREATE TABLE log.events (
    position bigint NOT NULL,
    stream_id bigint NOT NULL,
    revision integer NOT NULL,
    version smallint NOT NULL,
    id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    metadata text NOT NULL,
    data text NOT NULL
  ) PARTITION BY RANGE (position);

  CREATE FUNCTION log.ensure_partitions(up_to bigint, size bigint) RETURNS bigint LANGUAGE plpgsql AS $f$
  DECLARE
    made bigint := (SELECT count(*) FROM pg_inherits WHERE inhparent = 'log.events'::regclass) * size;
    part text;
  BEGIN
    WHILE made <= up_to LOOP
      part := 'events_' || lpad((made / size)::text, 6, '0');
      EXECUTE format('CREATE TABLE log.%I (LIKE log.events, PRIMARY KEY (position), UNIQUE (stream_id, revision))', part);
      EXECUTE format('ALTER TABLE log.events ATTACH PARTITION log.%I FOR VALUES FROM (%s) TO (%s)', part, made + 1, made + size + 1);
      made := made + size;
    END LOOP;
    RETURN made;
  END $f$;

  CREATE FUNCTION log.append(
    streams text[], expected integer[], counts integer[],
    e_append integer[], e_ordinal integer[], e_id uuid[], e_type text[], e_version smallint[],
    e_occurred timestamptz[], e_metadata text[], e_data text[]
  ) RETURNS TABLE (outcome text, o_revision integer, o_position bigint) LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan
  AS $f$
  #variable_conflict use_column
  DECLARE
    last bigint;
    stamp timestamptz;
    total integer := 0;
    current integer[];
    ids bigint[];
    base bigint[] := '{}';
    accepted boolean[] := '{}';
    repeat_id uuid;
    repeat_at bigint;
    first_event integer := 1;
  BEGIN
    PERFORM pg_advisory_xact_lock(${appendLock});
    -- A statement of its own: its snapshot is younger than the lock.
    SELECT h.position, greatest(h.recorded_at, clock_timestamp()) INTO last, stamp FROM log.head h;
    SELECT array_agg(coalesce(s.revision, 0) ORDER BY a.i), array_agg(coalesce(s.id, 0) ORDER BY a.i)
      INTO current, ids
      FROM unnest(streams) WITH ORDINALITY AS a (name, i) LEFT JOIN log.streams s ON s.name = a.name;
    FOR i IN 1 .. cardinality(streams) LOOP
      accepted[i] := current[i] = expected[i];
      base[i] := last + total;
      IF accepted[i] THEN
        IF ids[i] = 0 THEN ids[i] := last + total + 1; END IF;
        total := total + counts[i];
      END IF;
    END LOOP;
    IF total > 0 THEN
      INSERT INTO log.streams AS s (name, id, revision, last_position)
        SELECT a.name, ids[a.i], expected[a.i] + counts[a.i], base[a.i] + counts[a.i]
          FROM unnest(streams) WITH ORDINALITY AS a (name, i) WHERE accepted[a.i]
        ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, last_position = excluded.last_position;
      INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
        SELECT base[e.a] + e.o, ids[e.a], expected[e.a] + e.o, e.version, e.id, e.occurred, stamp, streams[e.a], e.type, e.metadata, e.data
          FROM unnest(e_append, e_ordinal, e_id, e_type, e_version, e_occurred, e_metadata, e_data)
            AS e (a, o, id, type, version, occurred, metadata, data)
         WHERE accepted[e.a];
      UPDATE log.head SET position = last + total, recorded_at = stamp;
      IF NOT pg_try_advisory_xact_lock(${waitersLock}) THEN
        PERFORM pg_notify('${appendedChannel}', '');
      END IF;
    END IF;
    FOR i IN 1 .. cardinality(streams) LOOP
      IF accepted[i] THEN
        outcome := 'appended'; o_revision := expected[i] + counts[i]; o_position := base[i] + counts[i];
      ELSE
        -- Lost the revision - or won it in an earlier try whose answer was lost: the event ids tell.
        outcome := 'conflict'; o_revision := current[i]; o_position := 0;
        IF current[i] >= expected[i] + counts[i] THEN
          SELECT e.id INTO repeat_id FROM log.events e
           WHERE e.stream_id = ids[i] AND e.revision = expected[i] + 1 AND e.position >= ids[i];
          IF repeat_id = e_id[first_event] THEN
            SELECT e.position INTO repeat_at FROM log.events e
             WHERE e.stream_id = ids[i] AND e.revision = expected[i] + counts[i] AND e.position >= ids[i];
            outcome := 'repeated'; o_revision := expected[i] + counts[i]; o_position := repeat_at;
          END IF;
        END IF;
      END IF;
      first_event := first_event + counts[i];
      RETURN NEXT;
    END LOOP;
  END $f$;
  `,
];
