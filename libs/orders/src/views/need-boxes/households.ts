import type { DomainEvent } from '@boxtrail/kernel';
import type { HouseholdEvent, RoundEvent } from '@boxtrail/contracts';
import { tableOf, type ViewDb } from '@boxtrail/projections';
import type { HouseholdKey } from './needs';

/** What is known of a household, from its registration or from its last need. */
interface Known {
  readonly building: string;
  readonly unit: string;
  readonly specialNeeds: readonly string[];
}

interface HouseholdRow extends HouseholdKey {
  readonly registered: Known | null;
  readonly asked: Known | null;
  readonly since: string;
}

/** A household is known when it was registered, or when a need named it. */
const households = tableOf<HouseholdRow>(
  'households',
  {
    community_gln: ['text COLLATE "C"', ({ communityGln }) => communityGln],
    household_ref: ['text COLLATE "C"', ({ householdRef }) => householdRef],
    registered: ['json', ({ registered }) => registered],
    asked: ['json', ({ asked }) => asked],
    known_since: ['text COLLATE "C" NOT NULL', ({ since }) => since],
  },
  ['community_gln', 'household_ref'],
  {
    merge: {
      registered: 'coalesce(excluded.registered, households.registered)',
      asked: 'coalesce(excluded.asked, households.asked)',
      known_since: 'least(households.known_since, excluded.known_since)',
    },
  },
);

/**
 * `waiting_since`: the time of the last box; without one, since when the household is known. The sort keys are those of
 * the lists: never asked first, then the longest waiting.
 */
export const householdTables = `
  ${households.create} WITH (fillfactor = 70);
  ALTER TABLE households ADD standing text NOT NULL DEFAULT 'never-asked', ADD last_box_at text COLLATE "C",
    ADD sort_key text COLLATE "C" NOT NULL DEFAULT '';
  CREATE TABLE communities (
    community_gln text COLLATE "C" PRIMARY KEY,
    households integer NOT NULL,
    served integer NOT NULL,
    not_served integer NOT NULL,
    withdrawn integer NOT NULL,
    never_asked integer NOT NULL,
    waiting_since text COLLATE "C" NOT NULL,
    sort_key text COLLATE "C" NOT NULL
  )`;
export const householdIndexes = `
  CREATE INDEX ON households (community_gln, sort_key);
  CREATE INDEX ON households (community_gln, standing, sort_key);
  CREATE INDEX ON households (community_gln, last_box_at);
  CREATE INDEX ON households (last_box_at);
  CREATE INDEX ON communities (sort_key)`;

type Naming = HouseholdEvent | Extract<RoundEvent, { type: 'orders.NeedRecorded' }>;

const names = (event: DomainEvent): event is Naming =>
  event.type === 'orders.HouseholdRegistered' || event.type === 'orders.NeedRecorded';

/** Writes the households that events name, and counts the touched ones and their communities again. */
export async function writeHouseholds(
  events: readonly DomainEvent[],
  touched: readonly HouseholdKey[],
  db: ViewDb,
): Promise<void> {
  const rows = await namedHouseholds(events.filter(names), db);
  await households.upsert(rows, db);
  const keys = new Map([...rows, ...touched].map((key) => [idOf(key), key]));
  if (keys.size === 0) return;
  const all = [...keys.values()];
  const communities = all.map(({ communityGln }) => communityGln);
  await db.query(judgeHouseholds, [communities, all.map(({ householdRef }) => householdRef)]);
  await db.query(countCommunities, [[...new Set(communities)]]);
}

const idOf = ({ communityGln, householdRef }: HouseholdKey): string => `${communityGln}\n${householdRef}`;

async function namedHouseholds(events: readonly Naming[], db: ViewDb): Promise<HouseholdRow[]> {
  const roundIds = events.flatMap((event) =>
    event.type === 'orders.NeedRecorded' ? [event.data.roundId] : [],
  );
  const rounds =
    roundIds.length === 0
      ? []
      : await db.query<{ id: string; gln: string }>(
          'SELECT round_id AS id, community_gln AS gln FROM rounds WHERE round_id = ANY($1)',
          [[...new Set(roundIds)]],
        );
  const communities = new Map(rounds.map(({ id, gln }) => [id, gln]));
  const rows = new Map<string, HouseholdRow>();
  for (const { type, data, occurredAt } of events) {
    const isNeed = type === 'orders.NeedRecorded';
    const communityGln = isNeed ? communities.get(data.roundId) : data.communityGln;
    if (communityGln === undefined) continue;
    const { householdRef, building, unit, specialNeeds } = data;
    const id = idOf({ communityGln, householdRef });
    const before = rows.get(id);
    const known = { building, unit, specialNeeds };
    rows.set(id, {
      communityGln,
      householdRef,
      registered: isNeed ? (before?.registered ?? null) : known,
      asked: isNeed ? known : (before?.asked ?? null),
      since: before !== undefined && before.since < occurredAt ? before.since : occurredAt,
    });
  }
  return [...rows.values()];
}

const judgeHouseholds = `
  UPDATE households h
     SET standing = c.standing, last_box_at = c.last_box_at,
         sort_key = CASE c.standing WHEN 'never-asked' THEN '0 ' ELSE '1 ' END
                    || coalesce(c.last_box_at, h.known_since) || ' ' || h.household_ref
    FROM (
      SELECT t.community_gln, t.household_ref, max(n.last_box_at) AS last_box_at,
             CASE WHEN bool_or(n.served) THEN 'served' WHEN bool_or(NOT n.cancelled) THEN 'not-served'
                  WHEN bool_or(n.cancelled) THEN 'withdrawn' ELSE 'never-asked' END AS standing
        FROM unnest($1::text[], $2::text[]) AS t (community_gln, household_ref)
        LEFT JOIN needs n USING (community_gln, household_ref)
       GROUP BY 1, 2) AS c
   WHERE h.community_gln = c.community_gln AND h.household_ref = c.household_ref`;

const countCommunities = `
  INSERT INTO communities
  SELECT community_gln, count(*), count(*) FILTER (WHERE standing = 'served'),
         count(*) FILTER (WHERE standing = 'not-served'), count(*) FILTER (WHERE standing = 'withdrawn'),
         count(*) FILTER (WHERE standing = 'never-asked'), min(coalesce(last_box_at, known_since)),
         min(coalesce(last_box_at, known_since)) || ' ' || community_gln
    FROM households WHERE community_gln = ANY($1) GROUP BY community_gln
  ON CONFLICT (community_gln) DO UPDATE
     SET households = excluded.households, served = excluded.served, not_served = excluded.not_served,
         withdrawn = excluded.withdrawn, never_asked = excluded.never_asked,
         waiting_since = excluded.waiting_since, sort_key = excluded.sort_key`;
