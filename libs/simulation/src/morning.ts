import { at } from './clock';
import type { Day } from './day';
import type { PlannedRound } from './plan';

/** Registers suppliers and box types. */
export async function offer(day: Day): Promise<void> {
  for (const supplier of day.plan.suppliers) {
    await day.api.post(
      'orders',
      'coordinator',
      '/v1/suppliers',
      { ...supplier, occurredAt: at('05:00') },
      `supplier-${supplier.gln}`,
    );
  }
  for (const { gtin, name, kind, priceFen, contents } of day.plan.boxTypes) {
    const body = { name, kind, priceFen, contents, occurredAt: at('05:00') };
    await day.api.put('orders', 'coordinator', `/v1/box-types/${gtin}`, body);
  }
}

/** Opens a round, records its needs and closes it. */
export async function collectNeeds(day: Day, { roundId, community, needs }: PlannedRound): Promise<void> {
  const opened = await day.api.post(
    'orders',
    'coordinator',
    '/v1/rounds',
    {
      roundId,
      communityGln: community.gln,
      cutoffAt: at('08:30'),
      gtins: day.plan.boxTypes.map((type) => type.gtin),
      occurredAt: at('06:00'),
    },
    roundId,
  );
  day.supplierOf.set(roundId, String(opened['supplierGln']));
  await day.lines('orders', 'grid-worker', `/v1/rounds/${roundId}/needs`, needs);
  await day.api.post(
    'orders',
    'grid-worker',
    `/v1/rounds/${roundId}/close`,
    { occurredAt: at('08:30') },
    `close-${roundId}`,
  );
  day.step('collecting needs');
}

/** Packs and seals the boxes of a round. */
export async function pack(day: Day, { roundId, boxes }: PlannedRound): Promise<void> {
  await day.waitUntilFound(`/v1/packing-jobs/${roundId}`);
  await day.lines(
    'packing',
    'packer',
    `/v1/packing-jobs/${roundId}/boxes`,
    boxes.map(({ sscc, needId, gtin, weightGrams, lot }, i) => ({
      sscc,
      needId,
      gtin,
      weightGrams,
      sealId: `S${sscc.slice(-9)}`,
      contents: contentsOf(day, gtin, lot),
      occurredAt: at('09:00', i * 40),
    })),
  );
  await day.api.post(
    'packing',
    'packer',
    `/v1/packing-jobs/${roundId}/complete`,
    { occurredAt: at('10:00') },
    `complete-${roundId}`,
  );
  day.step('packing boxes');
}

function contentsOf(day: Day, gtin: string, lot: string) {
  const type = day.plan.boxTypes.find((candidate) => candidate.gtin === gtin);
  return (type?.contents ?? []).map((item) => ({ gtin: item.gtin, lot, quantity: item.quantity }));
}
