import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainEvent } from '@boxtrail/kernel';
import { judge } from './box-trail';
import { recorded, trailsOf } from './testing/log';

const folder = join(__dirname, '../../../contracts/src/samples');
const samples = readdirSync(folder).map((file): DomainEvent => {
  const [context, name] = file.split('.');
  const data = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
  return { type: `${context}.${name}`, occurredAt: '2026-03-20T10:00:00.000Z', data };
});
/** Every SSCC in a sample, at any depth. */
const boxesIn = ({ data }: DomainEvent) =>
  [...new Set([...JSON.stringify(data).matchAll(/"(\d{18})"/g)].map(([, sscc = '']) => sscc))].sort();
/** These tell of no box that is packed, seen or moved. */
const notOnTheTrail = [
  // They reserve a number for a box of a job.
  ...['packing.BoxesAssigned', 'packing.BoxesUnassigned', 'packing.BoxGivenUp'],
  // They count the units of a lot.
  ...['packing.LotTaken', 'packing.LotReturned'],
  // A trail shows its recalls beside its steps.
  ...['audit.RecalledBoxesRecovered', 'audit.RecalledBoxesWrittenOff'],
  'money.NeedTransferred',
  'audit.ComplaintFiled',
  // The steps are those of the hold.
  'audit.CondemnedBoxesWrittenOff',
];
const naming = samples.filter((event) => boxesIn(event).length > 0 && !notOnTheTrail.includes(event.type));

describe('every event that names a box', () => {
  it('is in the table', () => {
    expect(naming.length).toBeGreaterThanOrEqual(18);
  });

  it.each(naming.map((event) => [event.type, event] as const))(
    'given %s alone, then each box it names has a trail, which states a missing packing',
    (type, event) => {
      const trails = trailsOf([recorded(1, event)]);
      expect([...trails.keys()].sort()).toEqual(boxesIn(event));
      for (const steps of trails.values()) {
        const kinds = judge(steps).findings.map(({ kind }) => kind);
        // Events about the trail or a load are not sightings of the box.
        const saysNothing = steps.every(({ kind }) => ['corrected', 'resolved', 'held'].includes(kind));
        expect(kinds.includes('never-packed')).toBe(type !== 'packing.BoxPacked' && !saysNothing);
      }
    },
  );
});
