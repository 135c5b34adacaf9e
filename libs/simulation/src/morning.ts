import { dataOf } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';
import { registerHouseholds } from './households';
import type { PlannedRound } from './plan';

/** Registers suppliers and box types. */
export async function offer(day: Day): Promise<void> {
  const coordinator = day.at('orders', 'coordinator');
  const occurredAt = at('05:00');
  for (const supplier of day.plan.suppliers) {
    const params = { header: key(`supplier-${supplier.gln}`) };
    await dataOf(coordinator.POST('/v1/suppliers', { params, body: { ...supplier, occurredAt } }));
  }
  for (const { gtin, name, kind, priceFen, contents } of day.plan.boxTypes) {
    const params = { path: { gtin }, header: key(`/v1/box-types/${gtin}`) };
    const body = { name, kind, priceFen, contents, occurredAt };
    await dataOf(coordinator.PUT('/v1/box-types/{gtin}', { params, body }));
    const suitability = { suitableFor: ['halal' as const], unsuitableFor: [], occurredAt };
    await dataOf(
      coordinator.PUT('/v1/box-types/{gtin}/suitability', { params: { path: { gtin } }, body: suitability }),
    );
  }
}

/** Opens a round, records its needs and closes it. */
export async function collectNeeds(day: Day, round: PlannedRound): Promise<void> {
  const { roundId, community, needs } = round;
  await registerHouseholds(day, round);
  const body = {
    roundId,
    communityGln: community.gln,
    cutoffAt: at('08:30'),
    gtins: day.plan.boxTypes.map((type) => type.gtin),
    occurredAt: at('06:00'),
  };
  const { supplierGln } = await dataOf(
    day.at('orders', 'coordinator').POST('/v1/rounds', { params: { header: key(roundId) }, body }),
  );
  day.supplierOf.set(roundId, supplierGln);
  await nameResponsible(day, community);
  const worker = day.at('orders', 'grid-worker');
  const path = { roundId };
  await day.lines(needs, (lines) =>
    worker.POST('/v1/rounds/{roundId}/needs', { params: { path }, ...lines }),
  );
  day.step('collecting needs');
}

/** At the cut-off. */
export async function closeRound(day: Day, { roundId }: PlannedRound): Promise<void> {
  const params = { path: { roundId }, header: key(`close-${roundId}`) };
  const body = { occurredAt: at('08:30') };
  await dataOf(day.at('orders', 'grid-worker').POST('/v1/rounds/{roundId}/close', { params, body }));
  day.step('closing rounds');
}

/** Whom to call about the boxes of a community. */
async function nameResponsible(day: Day, { gln, code }: PlannedRound['community']): Promise<void> {
  const params = { path: { gln }, header: key(`responsible-${gln}`) };
  const body = { name: '值班员', position: '社区值班 duty desk', phone: `0431-8${code.slice(-7)}` };
  await dataOf(
    day
      .at('orders', 'coordinator')
      .POST('/v1/stations/{gln}/responsible', { params, body: { ...body, occurredAt: at('06:00') } }),
  );
}

/** Packs and seals the boxes of a round. */
export async function pack(day: Day, { roundId, boxes }: PlannedRound): Promise<void> {
  const packer = day.at('packing', 'packer');
  const path = { jobId: roundId };
  const packed = boxes.map(({ sscc, needId, gtin, weightGrams }, i) => ({
    sscc,
    needId,
    gtin,
    weightGrams,
    ...(!day.plan.incidents.unsealed.has(sscc) && { sealId: `S${sscc.slice(-9)}` }),
    contents: contentsOf(day, gtin, day.lotOf.get(sscc) ?? ''),
    occurredAt: at('09:00', i * 40),
  }));
  await day.lines(packed, (lines) =>
    packer.POST('/v1/packing-jobs/{jobId}/boxes', { params: { path }, ...lines }),
  );
  await dataOf(
    packer.POST('/v1/packing-jobs/{jobId}/complete', {
      params: { path, header: key(`complete-${roundId}`) },
      body: { occurredAt: at('10:00') },
    }),
  );
  day.step('packing boxes');
}

function contentsOf(day: Day, gtin: string, lot: string) {
  const type = day.plan.boxTypes.find((candidate) => candidate.gtin === gtin);
  return (type?.contents ?? []).map((item) => ({ gtin: item.gtin, lot, quantity: item.quantity }));
}
