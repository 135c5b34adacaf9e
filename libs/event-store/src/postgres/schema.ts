import { byKeySettings } from '@boxtrail/database';

/** Key of the advisory lock under which partitions are made. */
const partitionLock = 6_204_001;
/** Key of the advisory lock that says "somebody waits": held shared by waiters, tried by writers. */
export const waitersLock = 6_204_002;
/** SQLSTATE of `log.append_all` when a revision was lost. */
const conflictCode = 'BXCON';
/** Stands between texts of one list: no JSON text and no stream name contains it. */
export const separator = '\u001e';
/** Channel of the wake-up. */
export const appendedChannel = 'boxtrail_appended';

/** Settings of the connection that writes. It waits for the disk, whatever the server's own default. */
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

  -- The usual case: every append was decided on the present revision of its stream. Then what each gets follows
  -- from the one number that is returned, the position before the batch. Otherwise all of it is rolled back, with
  -- the error ${conflictCode}, and the caller asks \`log.append\`, which judges one by one.
  --
  -- The appends of existing streams stand before those of new ones. Lists of texts come as one text with a
  -- separator that cannot be in them: nothing to escape, nothing to parse.
  CREATE FUNCTION log.append_all(
    total integer, existing integer, streams text[], expected integer[], counts integer[], offsets integer[],
    e_append integer[], e_revision integer[], e_stream text, e_id uuid[], e_type text[], e_version smallint[],
    e_occurred timestamptz[], e_metadata text, e_data text
  ) RETURNS bigint LANGUAGE plpgsql AS $f$
  #variable_conflict use_column
  DECLARE
    base bigint;
    stamp timestamptz;
    ids bigint[] := '{}';
    written integer;
  BEGIN
    -- The row is the lock: whoever comes next waits here until this batch is visible, and then counts on from it.
    UPDATE log.head h SET position = h.position + total, recorded_at = greatest(h.recorded_at, clock_timestamp())
     WHERE h.one RETURNING h.position - total, h.recorded_at INTO base, stamp;
    IF existing > 0 THEN
      WITH updated AS (
        UPDATE log.streams s SET revision = a.expected + a.n, last_position = base + a.o + a.n
          FROM unnest(streams[1:existing], expected[1:existing], counts[1:existing], offsets[1:existing])
            WITH ORDINALITY AS a (name, expected, n, o, i)
         WHERE s.name = a.name AND s.revision = a.expected RETURNING a.i, s.id
      ) SELECT coalesce(array_agg(u.id ORDER BY u.i), '{}') INTO ids FROM updated u;
    END IF;
    written := cardinality(ids);
    IF existing < cardinality(streams) THEN
      INSERT INTO log.streams (name, id, revision, last_position)
        SELECT a.name, base + a.o + 1, a.n, base + a.o + a.n
          FROM unnest(streams[existing + 1:], counts[existing + 1:], offsets[existing + 1:]) AS a (name, n, o)
        ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS written = ROW_COUNT;
      written := written + cardinality(ids);
      ids := ids || (SELECT array_agg(base + a.o + 1 ORDER BY a.o) FROM unnest(offsets[existing + 1:]) AS a (o));
    END IF;
    IF written < cardinality(streams) THEN
      RAISE EXCEPTION 'not every append was decided on the present revision' USING ERRCODE = '${conflictCode}';
    END IF;
    INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
      SELECT base + e.i, ids[e.a], e.revision, e.version, e.id, e.occurred, stamp, e.stream, e.type, e.metadata, e.data
        FROM unnest(e_append, e_revision, string_to_array(e_stream, '${separator}'), e_id, e_type, e_version, e_occurred,
                    string_to_array(e_metadata, '${separator}'), string_to_array(e_data, '${separator}'))
          WITH ORDINALITY AS e (a, revision, stream, id, type, version, occurred, metadata, data, i);
    IF NOT pg_try_advisory_xact_lock(${waitersLock}) THEN
      PERFORM pg_notify('${appendedChannel}', '');
    END IF;
    RETURN base;
  END $f$;

  -- The same for one event alone: a lone caller waits for nothing but this and the disk.
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
      RAISE EXCEPTION 'not decided on the present revision' USING ERRCODE = '${conflictCode}';
    END IF;
    INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
      VALUES (base + 1, stream_id, expected + 1, e_version, e_id, e_occurred, stamp, e_stream, e_type, e_metadata, e_data);
    IF NOT pg_try_advisory_xact_lock(${waitersLock}) THEN
      PERFORM pg_notify('${appendedChannel}', '');
    END IF;
    RETURN base;
  END $f$;

  CREATE FUNCTION log.append(
    streams text[], expected integer[], counts integer[],
    e_append integer[], e_ordinal integer[], e_id uuid[], e_type text[], e_version smallint[],
    e_occurred timestamptz[], e_metadata text[], e_data text[]
  ) RETURNS TABLE (outcome text, o_revision integer, o_position bigint) LANGUAGE plpgsql
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
    SELECT h.position, greatest(h.recorded_at, clock_timestamp()) INTO last, stamp FROM log.head h WHERE h.one FOR UPDATE;
    -- A statement of its own: its snapshot is younger than the lock.
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
      UPDATE log.head SET position = last + total, recorded_at = stamp WHERE one;
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

  /* sql */ `
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

  -- A lost revision is an answer, null, and no error: a server writes errors to its log, with the whole statement,
  -- and that takes longer than all the rest. Under new names: a process of the release before may write beside us, and
  -- it waits for the error.
  CREATE FUNCTION log.try_append_all(
    integer, integer, text[], integer[], integer[], integer[], integer[], integer[], text, uuid[], text[], smallint[],
    timestamptz[], text, text
  ) RETURNS bigint LANGUAGE plpgsql AS $f$
  BEGIN
    RETURN log.append_all($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);
  EXCEPTION WHEN SQLSTATE '${conflictCode}' THEN
    RETURN null;
  END $f$;

  CREATE FUNCTION log.try_append_one(
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
  `,
];
