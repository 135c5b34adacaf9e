import { byKeySettings } from '@boxtrail/database';

/** Key of the advisory lock under which partitions are made. */
const partitionLock = 6_204_001;
/** Key of the advisory lock that says "somebody waits": held shared by waiters, tried by writers. */
export const waitersLock = 6_204_002;
/** Stands between texts of one list: no JSON text and no stream name contains it. */
export const separator = '\u001e';
/** Channel of the wake-up. */
export const appendedChannel = 'boxtrail_appended';

/** Settings of the connection that writes. It waits for the disk; the server's own default does not count. */
export const writerSettings = `${byKeySettings} -c synchronous_commit=on`;

/**
 * The log, in SQL. Applied in order, each once; a released step is never edited.
 *
 * - Positions are given under the lock of one row, held until the commit is visible: no gaps, no overtaking.
 * - A conflict is seen on the stream's own row. The only index over many events is its partition's, so what an
 *   append touches does not grow with the length of the log.
 * - `stream_id` is the position of the stream's first event: unique, small, and it says in which partition to
 *   begin to read.
 * - `data` and `metadata` are text: the exact bytes that were given, however a database prints JSON.
 * - The writers' connection pins plans to index look-ups (`writerSettings`): a plan that was made while the tables
 *   were empty must not decide how a batch is written a million events later.
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
    made bigint;
    part text;
  BEGIN
    -- Services that start together ask together.
    PERFORM pg_advisory_xact_lock(${partitionLock});
    made := (SELECT count(*) FROM pg_inherits WHERE inhparent = 'log.events'::regclass) * size;
    WHILE made <= up_to LOOP
      part := 'events_' || lpad((made / size)::text, 6, '0');
      EXECUTE format('CREATE TABLE log.%I (LIKE log.events, PRIMARY KEY (position), UNIQUE (stream_id, revision))', part);
      EXECUTE format('ALTER TABLE log.events ATTACH PARTITION log.%I FOR VALUES FROM (%s) TO (%s)', part, made + 1, made + size + 1);
      made := made + size;
    END LOOP;
    RETURN made;
  END $f$;

  -- Writes those appends of a batch that were decided on the present revision of their stream, one after the other behind
  -- \`base\`. \`lost\` has the others by their number: the stream's revision, and a position if the append was written before.
  -- A lost revision is no error: a server logs errors with the whole statement, which takes longer than the append.
  --
  -- Lists of texts come as one text with a separator that cannot be in them: nothing to escape, nothing to parse.
  CREATE FUNCTION log.append(
    streams text[], expected integer[], counts integer[], offsets bigint[],
    e_append integer[], e_ordinal integer[], e_stream text, e_id uuid[], e_type text[], e_version smallint[],
    e_occurred timestamptz[], e_metadata text, e_data text, OUT base bigint, OUT lost jsonb
  ) LANGUAGE plpgsql AS $f$
  #variable_conflict use_column
  DECLARE
    stamp timestamptz;
    ids bigint[];
    written integer;
    won boolean[];
    current integer[];
    repeated bigint;
    first_event integer := 1;
  BEGIN
    -- The row is the lock: the next writer waits here until this batch is visible.
    UPDATE log.head h SET position = h.position + cardinality(e_id), recorded_at = greatest(h.recorded_at, clock_timestamp())
     WHERE h.one RETURNING h.position - cardinality(e_id), h.recorded_at INTO base, stamp;
    -- A statement of its own: its snapshot is younger than the lock.
    WITH a AS (
      SELECT * FROM unnest(streams, expected, counts, offsets) WITH ORDINALITY AS a (name, expected, n, o, i)
    ), updated AS (
      UPDATE log.streams s SET revision = a.expected + a.n, last_position = base + a.o + a.n
        FROM a WHERE a.expected > 0 AND s.name = a.name AND s.revision = a.expected RETURNING a.i, s.id
    ), inserted AS (
      INSERT INTO log.streams (name, id, revision, last_position)
        SELECT a.name, base + a.o + 1, a.n, base + a.o + a.n FROM a WHERE a.expected = 0 ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT array_agg(w.id ORDER BY w.i), (SELECT count(*) FROM updated) + (SELECT count(*) FROM inserted) INTO ids, written
      FROM (SELECT i, id FROM updated UNION ALL SELECT a.i, base + a.o + 1 FROM a WHERE a.expected = 0) w;
    IF written < cardinality(streams) THEN
      -- The winners are those whose rows were just written: they close the gaps that the others leave.
      WITH a AS (
        SELECT a.*, s.id, coalesce(s.revision, 0) AS revision, coalesce(s.last_position > base, false) AS won
          FROM unnest(streams, expected, counts) WITH ORDINALITY AS a (name, expected, n, i) LEFT JOIN log.streams s ON s.name = a.name
      ), placed AS (
        SELECT *, coalesce(sum(n) FILTER (WHERE won) OVER (ORDER BY i), 0) - n AS o FROM a
      ), moved AS (
        UPDATE log.streams s SET id = CASE p.expected WHEN 0 THEN base + p.o + 1 ELSE s.id END, last_position = base + p.o + p.n
          FROM placed p WHERE s.name = p.name AND p.won
      ), counted AS (
        UPDATE log.head h SET position = base + (SELECT coalesce(sum(n), 0) FROM placed WHERE won) WHERE h.one
      )
      SELECT array_agg(CASE WHEN won AND expected = 0 THEN base + o + 1 ELSE id END ORDER BY i), array_agg(won ORDER BY i),
             array_agg(o ORDER BY i), array_agg(revision ORDER BY i)
        INTO ids, won, offsets, current FROM placed;
    END IF;
    INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
      SELECT base + offsets[e.a] + e.o, ids[e.a], expected[e.a] + e.o, e.version, e.id, e.occurred, stamp, e.stream, e.type, e.metadata, e.data
        FROM unnest(e_append, e_ordinal, string_to_array(e_stream, '${separator}'), e_id, e_type, e_version, e_occurred,
                    string_to_array(e_metadata, '${separator}'), string_to_array(e_data, '${separator}'))
          AS e (a, o, stream, id, type, version, occurred, metadata, data)
       WHERE won IS NULL OR won[e.a];
    IF written > 0 AND NOT pg_try_advisory_xact_lock(${waitersLock}) THEN
      PERFORM pg_notify('${appendedChannel}', '');
    END IF;
    IF written < cardinality(streams) THEN
      lost := '{}';
      FOR i IN 1 .. cardinality(streams) LOOP
        IF NOT won[i] THEN
          -- Lost the revision - or won it in an earlier try whose answer was lost: the event ids tell.
          repeated := (
            SELECT l.position FROM log.events f, log.events l
             WHERE f.stream_id = ids[i] AND f.revision = expected[i] + 1 AND f.position >= ids[i] AND f.id = e_id[first_event]
               AND l.stream_id = ids[i] AND l.revision = expected[i] + counts[i] AND l.position >= ids[i]);
          lost := lost || jsonb_build_object(i, jsonb_build_array(
            CASE WHEN repeated IS NULL THEN current[i] ELSE expected[i] + counts[i] END, repeated));
        END IF;
        first_event := first_event + counts[i];
      END LOOP;
    END IF;
  END $f$;

  -- The same for one event alone, which waits for nothing but this and the disk. Answers null when its revision was lost.
  CREATE FUNCTION log.append_one(
    e_stream text, expected integer, e_id uuid, e_type text, e_version smallint,
    e_occurred timestamptz, e_metadata text, e_data text
  ) RETURNS bigint LANGUAGE plpgsql AS $f$
  DECLARE
    base bigint;
    stamp timestamptz;
    stream_id bigint;
  BEGIN
    UPDATE log.head h SET position = h.position + 1, recorded_at = greatest(h.recorded_at, clock_timestamp())
     WHERE h.one RETURNING h.position - 1, h.recorded_at INTO base, stamp;
    IF expected = 0 THEN
      INSERT INTO log.streams (name, id, revision, last_position) VALUES (e_stream, base + 1, 1, base + 1)
        ON CONFLICT DO NOTHING RETURNING id INTO stream_id;
    ELSE
      UPDATE log.streams s SET revision = expected + 1, last_position = base + 1
       WHERE s.name = e_stream AND s.revision = expected RETURNING s.id INTO stream_id;
    END IF;
    IF NOT FOUND THEN
      UPDATE log.head h SET position = base WHERE h.one;
      RETURN null;
    END IF;
    INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
      VALUES (base + 1, stream_id, expected + 1, e_version, e_id, e_occurred, stamp, e_stream, e_type, e_metadata, e_data);
    IF NOT pg_try_advisory_xact_lock(${waitersLock}) THEN
      PERFORM pg_notify('${appendedChannel}', '');
    END IF;
    RETURN base;
  END $f$;

  -- The events of one stream after a revision. Two statements: the second knows the positions before it begins, and
  -- makes ready only the partitions they are in. As one join it made ready all of them, on every call.
  CREATE FUNCTION log.read(stream text, after integer) RETURNS TABLE (
    "position" bigint, revision integer, id uuid, type text, version smallint,
    occurred_at timestamptz, recorded_at timestamptz, metadata text, data text
  ) STABLE LANGUAGE plpgsql AS $f$
  #variable_conflict use_column
  DECLARE
    first bigint;
    last bigint;
  BEGIN
    SELECT s.id, s.last_position INTO first, last FROM log.streams s WHERE s.name = read.stream;
    RETURN QUERY
      SELECT e.position, e.revision, e.id, e.type, e.version, e.occurred_at, e.recorded_at, e.metadata, e.data
        FROM log.events e
       WHERE e.stream_id = first AND e.revision > after AND e.position BETWEEN first AND last
       ORDER BY e.revision;
  END $f$;
  `,
  /* sql */ `
  -- How far the clock of the log is behind the server's. Zero, but while a demonstration records a day of the past: only
  -- the owner of the log can set it.
  ALTER TABLE log.head ADD COLUMN behind interval NOT NULL DEFAULT '0';
  DO $do$
  DECLARE
    f oid;
  BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'log'::regnamespace AND p.proname IN ('append', 'append_one') LOOP
      EXECUTE replace(pg_get_functiondef(f), 'clock_timestamp()', 'clock_timestamp() - h.behind');
    END LOOP;
  END $do$;
  `,
];
