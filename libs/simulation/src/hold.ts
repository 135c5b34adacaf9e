import { dataOf } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';

const holdId = 'hold-1';

/**
 * At night market supervision holds a lot that a supplier has in store, inspects it and releases it. No box is packed
 * from it: the trails of the day have no step of it.
 */
export async function holdLot(day: Day): Promise<void> {
  const item = day.plan.boxTypes[0]?.contents[0];
  if (item === undefined) return;
  const supervision = day.at('audit', 'market-supervision');
  const lot = 'in-store';
  const reason = 'the cold chain was interrupted for an hour';
  await dataOf(
    supervision.POST('/v1/holds', {
      params: { header: key(holdId) },
      body: { holdId, gtin: item.gtin, lot, reason, occurredAt: at('22:00') },
    }),
  );
  const params = (step: string) => ({ path: { holdId }, header: key(`${holdId}-${step}`) });
  const inspection = {
    inspectorRef: 'inspector-1',
    result: 'passed' as const,
    words: 'all samples are fresh',
  };
  await dataOf(
    supervision.POST('/v1/holds/{holdId}/inspections', {
      params: params('inspection'),
      body: { ...inspection, occurredAt: at('22:20') },
    }),
  );
  await dataOf(
    supervision.POST('/v1/holds/{holdId}/release', {
      params: params('release'),
      body: { reason: 'the samples are fresh', occurredAt: at('22:40') },
    }),
  );
}
