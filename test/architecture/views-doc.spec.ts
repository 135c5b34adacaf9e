import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historiesView } from '../../libs/audit/src/views/histories/histories.view';
import { trailsView } from '../../libs/audit/src/views/trails/trails.view';
import { boxesView as claimsView } from '../../libs/delivery/src/views/boxes/boxes.view';
import { doorRoundsView } from '../../libs/delivery/src/views/door-rounds/door-rounds.view';
import { loadsView } from '../../libs/delivery/src/views/loads/loads.view';
import { boxTypesView } from '../../libs/orders/src/views/box-types/box-types.view';
import { needBoxesView } from '../../libs/orders/src/views/need-boxes/need-boxes.view';
import { roundsView } from '../../libs/orders/src/views/rounds/rounds.view';
import { stationsView } from '../../libs/orders/src/views/stations/stations.view';
import { suppliersView } from '../../libs/orders/src/views/suppliers/suppliers.view';
import { boxesView } from '../../libs/packing/src/views/boxes/boxes.view';
import { jobsView } from '../../libs/packing/src/views/jobs/jobs.view';
import { passesView } from '../../libs/passes/src/views/passes/passes.view';
import { catalogue } from '@boxtrail/contracts';

const views = [
  ...[stationsView, suppliersView, boxTypesView, roundsView, needBoxesView, jobsView, boxesView],
  ...[loadsView, claimsView, doorRoundsView, passesView, trailsView, historiesView],
];
const page = readFileSync(join(__dirname, '../../docs/views.md'), 'utf8');
const rows = [...page.matchAll(/^\| ([a-z]+\.[a-z-]+) \| ([a-z]+\.[A-Za-z]+) \|/gm)].map(
  ([, view, type]) => `${view} ${type}`,
);

describe('docs/views.md', () => {
  it('names every event type of every view, once, and no other', () => {
    const types = views.flatMap((view) => view.types.map((type) => `${view.name} ${type}`));
    expect([...rows].sort()).toEqual(types.sort());
  });

  it('names only events that exist', () => {
    expect(rows.filter((row) => !catalogue.has(row.split(' ')[1] ?? ''))).toEqual([]);
  });
});
