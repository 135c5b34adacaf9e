import { dataOf } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';

const complaintId = 'complaint-1';

/** In the evening a household complains about a box of the lot that is recalled at night. It is about the box, and moves nothing. */
export async function complain(day: Day): Promise<void> {
  const all = day.plan.rounds.flatMap(({ boxes }) => boxes);
  const box = all[Math.floor(all.length / 2)];
  if (box === undefined) return;
  const supervision = day.at('audit', 'market-supervision');
  const words = 'the leaves smell of a pesticide';
  await dataOf(
    supervision.POST('/v1/complaints', {
      params: { header: key(complaintId) },
      body: { complaintId, sscc: box.sscc, kind: 'other', words, occurredAt: at('22:00') },
    }),
  );
}
