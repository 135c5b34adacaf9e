import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@boxtrail/contracts';
import { allViews } from '../support/all-views';

/** The events of places are listed once, at `orders.stations`; `audit.acts` reads every event. */
const views = allViews().filter(({ name }) => !name.endsWith('.places') && name !== 'audit.acts');
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
