export const authMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE auth.api_keys (
    hash bytea PRIMARY KEY,
    subject text NOT NULL,
    role text NOT NULL,
    -- The one station this key speaks for; null for the whole network.
    station_gln text,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  `,
  /* sql */ `
  -- Which request it was issued to: a retry is answered with the same key.
  CREATE TABLE auth.secrets (
    purpose text PRIMARY KEY,
    value bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
  );
  ALTER TABLE auth.api_keys ADD COLUMN command_id uuid UNIQUE, ADD COLUMN command_hash text;
  `,
  /* sql */ `
  -- Why its decisions may be dated in the past; null for every ordinary key.
  ALTER TABLE auth.api_keys ADD COLUMN records_afterwards text;
  `,
  /* sql */ `
  -- Tells this installation's log from those of others.
  CREATE TABLE auth.installation (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL DEFAULT gen_random_uuid()
  );
  INSERT INTO auth.installation DEFAULT VALUES;
  `,
  /* sql */ `
  ALTER TABLE auth.api_keys
    -- Names the key where people read about it: neither the key nor its hash.
    ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- Null: made at the console, or by an earlier release.
    ADD COLUMN created_by text,
    -- The key it follows: one key has one successor.
    ADD COLUMN replaces bigint UNIQUE,
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN revoked_at timestamptz,
    ADD COLUMN revoked_by text,
    ADD COLUMN revoke_reason text,
    -- Grows with every change that makes a key end earlier: processes poll for it.
    ADD COLUMN revision bigint;
  CREATE INDEX api_keys_revision ON auth.api_keys (revision) WHERE revision IS NOT NULL;
  -- Its row is locked until a change commits: revisions become visible in order.
  CREATE TABLE auth.key_revision (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    last bigint NOT NULL DEFAULT 0
  );
  INSERT INTO auth.key_revision DEFAULT VALUES;

  CREATE FUNCTION auth.next_revision() RETURNS bigint LANGUAGE sql AS $$
    UPDATE auth.key_revision SET last = last + 1 RETURNING last;
  $$;
  -- The first revocation stands.
  CREATE FUNCTION auth.revoke_key(key bigint, by_whom text, why text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    changed bigint := auth.next_revision();
  BEGIN
    UPDATE auth.api_keys SET revoked_at = clock_timestamp(), revoked_by = by_whom, revoke_reason = why, revision = changed
     WHERE id = key AND revoked_at IS NULL;
  END $$;
  -- Makes a key that is valid expire earlier, never later. Does nothing without a key.
  CREATE FUNCTION auth.end_key(key bigint, at timestamptz) RETURNS void LANGUAGE plpgsql STRICT AS $$
  DECLARE
    changed bigint := auth.next_revision();
  BEGIN
    UPDATE auth.api_keys SET expires_at = LEAST(expires_at, at), revision = changed
     WHERE id = key AND revoked_at IS NULL AND expires_at > now();
    IF NOT FOUND THEN
      RAISE EXCEPTION 'key % has ended', key USING ERRCODE = 'BXEND';
    END IF;
  END $$;
  CREATE FUNCTION auth.note_uses(keys bigint[], times timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    -- Processes that write at the same time must not wait for one another in a circle.
    PERFORM pg_advisory_xact_lock(hashtext('auth.note_uses'));
    UPDATE auth.api_keys k SET last_used_at = GREATEST(k.last_used_at, used.at)
      FROM unnest(keys, times) AS used (id, at) WHERE k.id = used.id;
  END $$;

  -- Failed sign-ins, counted by minute, address and reason.
  CREATE TABLE auth.sign_in_failures (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    minute timestamptz NOT NULL,
    address text NOT NULL,
    -- What a proxy says the address of its client is; empty when it says nothing.
    forwarded_for text NOT NULL,
    reason text NOT NULL,
    count bigint NOT NULL,
    UNIQUE (minute, address, forwarded_for, reason)
  );
  -- One minute has at most 100 rows of addresses: the rest is counted under 'others'. Rows are kept for 30 days.
  CREATE FUNCTION auth.count_failures(minutes timestamptz[], addresses text[], forwarded text[], reasons text[], counts bigint[])
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    f record;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('auth.count_failures'));
    FOR f IN SELECT * FROM unnest(minutes, addresses, forwarded, reasons, counts) AS f (minute, address, forwarded_for, reason, count) LOOP
      UPDATE auth.sign_in_failures s SET count = s.count + f.count
       WHERE s.minute = f.minute AND s.address = f.address AND s.forwarded_for = f.forwarded_for AND s.reason = f.reason;
      CONTINUE WHEN FOUND;
      IF (SELECT count(*) FROM auth.sign_in_failures s WHERE s.minute = f.minute) >= 100 THEN
        f.address := 'others';
        f.forwarded_for := '';
      END IF;
      INSERT INTO auth.sign_in_failures AS s (minute, address, forwarded_for, reason, count)
        VALUES (f.minute, f.address, f.forwarded_for, f.reason, f.count)
        ON CONFLICT (minute, address, forwarded_for, reason) DO UPDATE SET count = s.count + excluded.count;
    END LOOP;
    DELETE FROM auth.sign_in_failures WHERE minute < now() - interval '30 days';
  END $$;
  `,
  /* sql */ `
  -- Sessions of browsers: what a key was exchanged for.
  CREATE TABLE auth.sessions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- SHA-256 of its token.
    hash bytea NOT NULL UNIQUE,
    key_id bigint NOT NULL REFERENCES auth.api_keys (id),
    made_at timestamptz NOT NULL DEFAULT now(),
    -- Brought forward when it is signed out.
    expires_at timestamptz NOT NULL,
    -- As for keys: set when it ends earlier than it did.
    revision bigint
  );
  CREATE INDEX sessions_key ON auth.sessions (key_id, made_at);
  CREATE INDEX sessions_expires ON auth.sessions (expires_at);
  CREATE INDEX sessions_revision ON auth.sessions (revision) WHERE revision IS NOT NULL;

  CREATE FUNCTION auth.end_session(session bigint) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    changed bigint := auth.next_revision();
  BEGIN
    UPDATE auth.sessions SET expires_at = clock_timestamp(), revision = changed
     WHERE id = session AND expires_at > clock_timestamp();
  END $$;
  -- Opens a session: beyond the most of a key, its oldest one ends. False: that many were opened within a minute. Those
  -- that ended more than an hour ago are removed.
  CREATE FUNCTION auth.open_session(token_hash bytea, key bigint, ends timestamptz, most integer)
  RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE
    old bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('auth.open_session'), (key % 2147483647)::integer);
    DELETE FROM auth.sessions WHERE id IN (
      SELECT s.id FROM auth.sessions s WHERE s.expires_at < now() - interval '1 hour' LIMIT 1000 FOR UPDATE SKIP LOCKED);
    IF (SELECT count(*) FROM auth.sessions s WHERE s.key_id = key AND s.made_at > clock_timestamp() - interval '1 minute')
       >= most THEN
      RETURN false;
    END IF;
    INSERT INTO auth.sessions (hash, key_id, made_at, expires_at) VALUES (token_hash, key, clock_timestamp(), ends);
    FOR old IN SELECT s.id FROM auth.sessions s WHERE s.key_id = key AND s.expires_at > clock_timestamp()
      ORDER BY s.made_at DESC, s.id DESC OFFSET most LOOP
      PERFORM auth.end_session(old);
    END LOOP;
    RETURN true;
  END $$;
  `,
];
