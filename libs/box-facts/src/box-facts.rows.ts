import { factKinds, type FactOfEvent, type KeyedFact } from '@boxtrail/contracts';
import { tableOf, type ViewDb } from '@boxtrail/projections';

/** All recorded facts of each box: a later correction can change any of them. */
export const facts = tableOf<FactOfEvent>(
  'facts',
  {
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    key: ['text COLLATE "C" NOT NULL', ({ key }) => key],
    kind: ['text COLLATE "C"', ({ fact }) => fact?.kind ?? null], // null after a withdrawal
    at: ['text COLLATE "C"', ({ fact }) => fact?.at ?? null],
    load_id: ['text COLLATE "C"', ({ fact }) => fact?.loadId ?? null],
    corrected: ['bool NOT NULL', ({ corrects }) => corrects],
  },
  ['sscc', 'key'],
  { where: 'excluded.corrected' },
);

/** The index that `decidingFacts` reads by. */
export const factsIndex = 'CREATE INDEX ON facts (sscc, kind, at, key)';

/** Adds facts in log order. A key keeps its first fact until a correction, then the last correction. */
export async function writeFacts(newFacts: readonly FactOfEvent[], db: ViewDb): Promise<void> {
  const latest = new Map<string, FactOfEvent>();
  for (const one of newFacts) {
    const id = `${one.sscc} ${one.key}`;
    if (one.corrects || !latest.has(id)) latest.set(id, one);
  }
  await facts.upsert([...latest.values()], db);
}

/** Kinds of which the last fact decides, on any load. */
const lastDecides = factKinds.filter((kind) => kind !== 'missing' && kind !== 'taken-off');

/**
 * The facts that decide the stages of boxes (`stageOf`). Their number is bounded for each box, and an index finds them.
 */
export async function decidingFacts(
  ssccs: readonly string[],
  db: ViewDb,
): Promise<ReadonlyMap<string, readonly KeyedFact[]>> {
  const rows = await db.query<{ sscc: string; facts: KeyedFact[] }>(
    `SELECT b.sscc, json_agg(json_build_object('key', f.key, 'kind', f.kind, 'at', f.at, 'loadId', f.load_id)) AS facts
       FROM unnest($1::text[]) AS b (sscc)
       LEFT JOIN LATERAL (
         SELECT load_id, at FROM facts WHERE sscc = b.sscc AND kind = 'dispatched'
          ORDER BY at DESC, key DESC LIMIT 1) AS left_with ON true
      CROSS JOIN LATERAL (
         SELECT last.* FROM unnest($2::text[]) AS k (kind) CROSS JOIN LATERAL (
           SELECT * FROM facts WHERE sscc = b.sscc AND kind = k.kind ORDER BY at DESC, key DESC LIMIT 1) AS last
         UNION ALL
         (SELECT * FROM facts WHERE sscc = b.sscc AND kind = 'missing' AND load_id = left_with.load_id
           ORDER BY at DESC, key DESC LIMIT 1)
         UNION ALL
         (SELECT * FROM facts
           WHERE sscc = b.sscc AND kind = 'missing' AND load_id IS DISTINCT FROM left_with.load_id
           ORDER BY at DESC, key DESC LIMIT 1)
         UNION ALL
         (SELECT * FROM facts
           WHERE sscc = b.sscc AND kind = 'taken-off' AND load_id = left_with.load_id AND at > left_with.at
           ORDER BY at, key LIMIT 1)) AS f
      GROUP BY b.sscc`,
    [ssccs, lastDecides],
  );
  return new Map(rows.map(({ sscc, facts }) => [sscc, facts]));
}
