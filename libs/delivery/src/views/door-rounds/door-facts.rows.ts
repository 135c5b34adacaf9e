import { columnValues, insertRows, type RowOf } from '@boxtrail/database';
import type { ViewDb } from '@boxtrail/projections';
import {
  doorFactKinds,
  doorFactsIn,
  type DoorFactEvent,
  type KeyedDoorFact,
} from '../../domain/door-outcome';

/**
 * One row for each fact in force. `rank` orders facts of the same time; `with_team` of the start of a round is true
 * while its team has the box: until the next start only failed attempts follow.
 */
export const doorFactsTable = `
    CREATE TABLE facts (
      sscc text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      at text COLLATE "C" NOT NULL,
      rank integer NOT NULL,
      -- Of the round that starts, else null.
      door_round_id text COLLATE "C",
      -- Of a scan, else null.
      scan_id text COLLATE "C",
      reason text,
      with_team boolean NOT NULL,
      PRIMARY KEY (sscc, key)
    ) WITH (fillfactor = 80);
    CREATE INDEX starts ON facts (sscc, at, rank, key) WHERE kind = 'out';
    CREATE INDEX failures ON facts (sscc, at, rank, key) WHERE kind = 'failed';
    CREATE INDEX others ON facts (sscc, at, rank, key) WHERE kind <> 'failed'`;

const columns = {
  sscc: 'text',
  key: 'text',
  kind: 'text',
  at: 'text',
  rank: 'int',
  door_round_id: 'text',
  scan_id: 'text',
  reason: 'text',
} as const;
type FactRow = RowOf<typeof columns> & { readonly sscc: string; readonly key: string };
/** Position of a fact among those of its box. */
type FactPosition = Pick<FactRow, 'sscc' | 'at' | 'rank' | 'key'>;
const placeColumns = { sscc: 'text', at: 'text', rank: 'int', key: 'text' } as const;

const insertFacts = insertRows('facts', { ...columns, with_team: 'bool' });

const rowOf = (sscc: string, fact: KeyedDoorFact): FactRow => ({
  sscc,
  key: fact.key,
  kind: fact.kind,
  at: fact.at,
  rank: doorFactKinds.indexOf(fact.kind),
  door_round_id: fact.kind === 'out' ? fact.doorRoundId : null,
  scan_id: fact.kind === 'out' ? null : fact.scanId,
  reason: fact.kind === 'failed' ? fact.reason : null,
});

/** Adds facts in log order, and counts again the boxes with the team, for each affected round. */
export async function writeDoorFacts(events: readonly DoorFactEvent[], db: ViewDb): Promise<void> {
  const last = new Map(events.flatMap(doorFactsIn).map((change) => [`${change.sscc} ${change.key}`, change]));
  const changes = [...last.values()];
  if (changes.length === 0) return;
  const replaced = await removeFacts(changes, db);
  const rows = changes.flatMap(({ sscc, key, fact }) =>
    fact === null ? [] : [rowOf(sscc, { ...fact, key })],
  );
  await insertFacts(
    db,
    rows.map((row) => ({ ...row, with_team: false })),
  );
  await countBoxes([...replaced, ...rows], db);
}

const removeFacts = (changes: readonly { readonly sscc: string; readonly key: string }[], db: ViewDb) =>
  db.query<FactPosition>(
    `DELETE FROM facts USING unnest($1::text[], $2::text[]) AS changed (sscc, key)
      WHERE facts.sscc = changed.sscc AND facts.key = changed.key
      RETURNING facts.sscc, facts.at, facts.rank, facts.key`,
    [changes.map(({ sscc }) => sscc), changes.map(({ key }) => key)],
  );

/** A fact affects the last start before it, and itself when it is a start. */
async function countBoxes(changed: readonly FactPosition[], db: ViewDb): Promise<void> {
  if (changed.length === 0) return;
  await db.query(
    `WITH concerned AS (
       SELECT DISTINCT start.sscc, start.at, start.rank, start.key
         FROM unnest($1::text[], $2::text[], $3::int[], $4::text[]) AS changed (sscc, at, rank, key)
        CROSS JOIN LATERAL (
         SELECT * FROM facts
          WHERE sscc = changed.sscc AND kind = 'out'
            AND (at, rank, key) <= (changed.at, changed.rank, changed.key)
          ORDER BY at DESC, rank DESC, key DESC LIMIT 2) AS start
     ), judged AS (
       SELECT *, coalesce(
         (SELECT kind FROM facts
           WHERE sscc = concerned.sscc AND kind <> 'failed'
             AND (at, rank, key) > (concerned.at, concerned.rank, concerned.key)
           ORDER BY at, rank, key LIMIT 1), 'out') = 'out' AS with_team
         FROM concerned
     ), moved AS (
       UPDATE facts SET with_team = judged.with_team FROM judged
        WHERE facts.sscc = judged.sscc AND facts.key = judged.key AND facts.with_team <> judged.with_team
       RETURNING facts.door_round_id, facts.with_team
     )
     UPDATE door_rounds SET with_team = door_rounds.with_team + more.boxes
       FROM (SELECT door_round_id, sum(CASE WHEN with_team THEN 1 ELSE -1 END)::int AS boxes
               FROM moved GROUP BY door_round_id) AS more
      WHERE door_rounds.door_round_id = more.door_round_id`,
    columnValues(placeColumns, changed),
  );
}
