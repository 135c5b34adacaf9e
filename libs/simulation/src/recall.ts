import { dataOf, type Schemas } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';

const recallId = 'recall-1';

/**
 * At night market supervision recalls a lot, and the stations set aside the boxes of it that they still have. The others
 * are with residents: the recall stays open.
 */
export async function recallLot(day: Day): Promise<void> {
  const all = day.plan.rounds.flatMap(({ boxes }) => boxes);
  const box = all[Math.floor(all.length / 2)];
  const item = day.plan.boxTypes.find(({ gtin }) => gtin === box?.gtin)?.contents[0];
  if (box === undefined || item === undefined) return;
  const supervision = day.at('audit', 'market-supervision');
  const body = {
    recallId,
    gtin: item.gtin,
    lot: day.lotOf.get(box.sscc) ?? '',
    reason: 'a laboratory found too much of a pesticide',
    occurredAt: at('22:30'),
  };
  const { position } = await dataOf(
    supervision.POST('/v1/recalls', { params: { header: key(recallId) }, body }),
  );
  for (const [atGln, ssccs] of await heldByStations(day, position)) {
    const params = { path: { recallId }, header: key(`${recallId}-${atGln}`) };
    const recovered = { atGln, ssccs, occurredAt: at('23:00') };
    await dataOf(
      day.at('audit', 'station').POST('/v1/recalls/{recallId}/recoveries', { params, body: recovered }),
    );
  }
}

/** The boxes of the recall that stations have, by station; those that a resumed day has set aside are among them. */
async function heldByStations(day: Day, atLeast: number): Promise<Map<string, string[]>> {
  const held = new Map<string, string[]>();
  for (let cursor: string | undefined | null; cursor !== null;) {
    const query = { limit: 200, atLeast, ...(cursor !== undefined && { cursor }) };
    const page: Schemas['RecalledBoxPage'] = await dataOf(
      day
        .at('audit', 'market-supervision')
        .GET('/v1/recalls/{recallId}/boxes', { params: { path: { recallId }, query } }),
    );
    for (const { sscc, holder } of page.items)
      if (holder?.type === 'station') held.set(holder.id, [...(held.get(holder.id) ?? []), sscc]);
    cursor = page.next;
  }
  return held;
}
