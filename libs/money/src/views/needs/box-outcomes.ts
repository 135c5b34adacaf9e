import { decidingFacts, writeFacts } from '@boxtrail/box-facts';
import { factsIn, stageOf, type BoxMove, type BoxPacked, type EventOf } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { ViewDb } from '@boxtrail/projections';
import { outcomeOf } from '../../domain/need-target';
import { boxes, type BoxRow } from './needs.tables';

export type BoxNews = RecordedEvent<EventOf<typeof BoxPacked> | BoxMove>;

/** A need that an event is about. */
export interface TouchedNeed {
  readonly roundId: string;
  readonly needId: string;
  readonly by: RecordedEvent;
  /** Whether what should hold for its money may have changed. */
  readonly isChanged: boolean;
}

type Packed = EventOf<typeof BoxPacked>['data'];

/**
 * Stores the facts about boxes and what they mean for their money. Answers the need of each box with the last event about the
 * box, also when it changes nothing: which of several changes something depends on how events are batched.
 */
export async function writeBoxes(news: readonly BoxNews[], db: ViewDb): Promise<TouchedNeed[]> {
  const packed = new Map<string, Packed>();
  const lastBy = new Map<string, RecordedEvent>();
  const facts = news.flatMap((recorded) => {
    const { event } = recorded;
    if (event.type !== 'packing.BoxPacked') {
      const found = factsIn(event);
      for (const { sscc } of found) lastBy.set(sscc, recorded);
      return found;
    }
    const { sscc } = event.data;
    if (!packed.has(sscc)) packed.set(sscc, event.data);
    lastBy.set(sscc, recorded);
    return [];
  });
  const ssccs = [...lastBy.keys()];
  if (ssccs.length === 0) return [];
  await writeFacts(facts, db);
  const known = await knownBoxes(ssccs, db);
  const deciding = await decidingFacts(ssccs, db);
  const rows = ssccs.map((sscc) => {
    const of = deciding.get(sscc) ?? [];
    return rowOf(sscc, known.get(sscc), packed.get(sscc), outcomeOf({ stage: stageOf(of), facts: of }));
  });
  const changed = rows.filter((now) => {
    const before = known.get(now.sscc);
    return before === undefined || !sameBox(before, now);
  });
  await boxes.upsert(changed, db);
  const isChanged = new Set(changed.map(({ sscc }) => sscc));
  return rows.flatMap(({ sscc, roundId, needId }) => {
    const by = lastBy.get(sscc);
    return roundId === null || needId === null || by === undefined
      ? []
      : [{ roundId, needId, by, isChanged: isChanged.has(sscc) }];
  });
}

function rowOf(
  sscc: string,
  before: BoxRow | undefined,
  packed: Packed | undefined,
  outcome: ReturnType<typeof outcomeOf>,
): BoxRow {
  const isKnown = before !== undefined && before.needId !== null;
  const of = isKnown || packed === undefined ? before : packed;
  return {
    sscc,
    // A packing job has the id of its round.
    roundId: isKnown ? before.roundId : (packed?.jobId ?? null),
    needId: of?.needId ?? null,
    gtin: of?.gtin ?? '',
    ...outcome,
  };
}

const sameBox = (a: BoxRow, b: BoxRow): boolean =>
  a.needId === b.needId && a.outcome === b.outcome && a.at === b.at && a.reason === b.reason;

async function knownBoxes(ssccs: readonly string[], db: ViewDb): Promise<Map<string, BoxRow>> {
  const rows = await db.query<BoxRow>(
    `SELECT sscc, round_id AS "roundId", need_id AS "needId", gtin, outcome, at, reason
       FROM boxes WHERE sscc = ANY($1)`,
    [ssccs],
  );
  return new Map(rows.map((row) => [row.sscc, row]));
}
