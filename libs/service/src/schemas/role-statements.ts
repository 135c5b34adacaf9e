import { sharedSchemas, type SharedSchema } from './shared-schemas';
import { groupRole, ownerRole, roleName, roleOfAll, rolesOf } from '@boxtrail/database';

const textArray = (names: readonly string[]): string => `'{${names.join(',')}}'::text[]`;
const shared = textArray(sharedSchemas.map(({ name }) => name));

/** Makes the roles, where they are missing, without rights beyond those given below. */
export const makeRoles = (contexts: readonly string[]): string => /* sql */ `
  DO $$
  DECLARE
    role text;
  BEGIN
    FOREACH role IN ARRAY ${textArray([ownerRole, groupRole, ...rolesOf(contexts).map(roleName)])} LOOP
      BEGIN
        EXECUTE format('CREATE ROLE %I', role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- roles belong to the whole server: another database has them already
      END;
    END LOOP;
    FOREACH role IN ARRAY ${textArray(contexts)} || '{${roleOfAll}}' LOOP
      EXECUTE format('GRANT ${groupRole} TO %I', 'boxtrail_' || role);
    END LOOP;
    FOREACH role IN ARRAY ${textArray(contexts)} LOOP
      EXECUTE format('GRANT %I TO ${roleName(roleOfAll)}', 'boxtrail_' || role);
    END LOOP;
    -- Who prepares the database without being a superuser has to be a member of the roles that get what it made.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      FOREACH role IN ARRAY ${textArray(contexts)} || '{owner}' LOOP
        EXECUTE format('GRANT %I TO %I WITH INHERIT TRUE, SET TRUE', 'boxtrail_' || role, current_user);
      END LOOP;
    END IF;
    -- Details of an error (the key of a duplicate, say) may be personal data: its caller gets them, no log.
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      FOREACH role IN ARRAY ${textArray(contexts)} || '{${roleOfAll}}' LOOP
        EXECUTE format('ALTER ROLE %I SET log_error_verbosity = terse', 'boxtrail_' || role);
      END LOOP;
    END IF;
  END $$;

`;

/** Who may connect to this database, and who may make schemas in it: nobody else. */
export const openTo = (role: string, may: 'CONNECT' | 'CONNECT, CREATE'): string => /* sql */ `
  DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC, ${groupRole}, ${role}', current_database());
    EXECUTE format('GRANT ${may} ON DATABASE %I TO ${role}', current_database());
    EXECUTE format('GRANT CREATE ON DATABASE %I TO ${ownerRole}', current_database());
  END $$;
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
`;

/** Gives what was made before there were roles, or by a superuser, to the roles it belongs to. */
export const giveToOwners = (contexts: readonly string[]): string => /* sql */ `
  DO $$
  DECLARE
    s record;
    o record;
  BEGIN
    FOR s IN
      SELECT n.oid, n.nspname AS name, 'boxtrail_owner' AS owner FROM pg_namespace n WHERE n.nspname = ANY(${shared})
      UNION ALL
      SELECT n.oid, n.nspname, 'boxtrail_' || split_part(n.nspname, '_', 1) FROM pg_namespace n
       WHERE split_part(n.nspname, '_', 1) = ANY(${textArray(contexts)}) AND n.nspname LIKE '%\\_%'
    LOOP
      IF EXISTS (SELECT FROM pg_namespace n WHERE n.oid = s.oid AND n.nspowner <> s.owner::regrole) THEN
        EXECUTE format('ALTER SCHEMA %I OWNER TO %I', s.name, s.owner);
      END IF;
      FOR o IN SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = s.oid AND c.relkind IN ('r', 'p') AND c.relowner <> s.owner::regrole LOOP
        EXECUTE format('ALTER TABLE %I.%I OWNER TO %I', s.name, o.relname, s.owner);
      END LOOP;
      FOR o IN SELECT p.oid::regprocedure AS signature FROM pg_proc p
        WHERE p.pronamespace = s.oid AND p.proowner <> s.owner::regrole LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO %I', o.signature, s.owner);
      END LOOP;
    END LOOP;
  END $$;
`;

/**
 * Who may write the log and end API keys, said anew after all migrations. The functions that do so run with the rights of its owner,
 * so that their callers need none on its tables. Their names are looked up in the system's schema alone: a caller
 * who puts a schema of its own first changes nothing.
 */
export const secureLog = /* sql */ `
  DO $$
  DECLARE
    o record;
  BEGIN
    FOR o IN SELECT p.oid::regprocedure AS signature, p.provolatile = 'v' AS writes
      FROM pg_proc p WHERE p.pronamespace IN ('log'::regnamespace, 'auth'::regnamespace) LOOP
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', o.signature);
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ${groupRole}', o.signature);
      IF o.writes THEN
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, pg_temp', o.signature);
      END IF;
    END LOOP;
  END $$;
`;

/** What a role may do with the tables of schemas, said anew after all migrations. */
export const grantTables = (schemas: readonly SharedSchema[], role: string): string =>
  schemas
    .map(
      ({ name, granted }) => /* sql */ `
  GRANT USAGE ON SCHEMA ${name} TO ${role};
  REVOKE ALL ON ALL TABLES IN SCHEMA ${name} FROM PUBLIC, ${role};
  GRANT ${granted} ON ALL TABLES IN SCHEMA ${name} TO ${role};
  REVOKE ALL ON ${name}.migrations FROM ${role};
  GRANT SELECT ON ${name}.migrations TO ${role};`,
    )
    .join('');

/**
 * A service makes the schemas of its views itself, and may give them no name of another context: that one could not make
 * its own then. Only a superuser can set this up.
 */
export const guardSchemaNames = (contexts: readonly string[]): string => /* sql */ `
  CREATE OR REPLACE FUNCTION public.boxtrail_guard_schema_names() RETURNS event_trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $f$
  DECLARE
    schema text;
  BEGIN
    IF current_user = '${ownerRole}' OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
    FOR schema IN SELECT object_identity FROM pg_event_trigger_ddl_commands() WHERE object_type = 'schema' LOOP
      IF NOT EXISTS (SELECT FROM unnest(${textArray(contexts)}) AS c (name)
          WHERE starts_with(schema, c.name || '_') AND pg_has_role(current_user, 'boxtrail_' || c.name, 'MEMBER')) THEN
        RAISE EXCEPTION 'role % may not name a schema %', current_user, schema USING ERRCODE = '42501';
      END IF;
    END LOOP;
  END $f$;
  DROP EVENT TRIGGER IF EXISTS boxtrail_schema_names;
  CREATE EVENT TRIGGER boxtrail_schema_names ON ddl_command_end WHEN TAG IN ('CREATE SCHEMA', 'ALTER SCHEMA')
    EXECUTE FUNCTION public.boxtrail_guard_schema_names();
`;
