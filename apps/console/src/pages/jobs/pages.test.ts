import { describe, expect, it } from 'vitest';
import { shortFirst } from './pages';

/** Jobs by status, two on a page. */
const service = (jobs: Readonly<Record<string, readonly string[]>>) => {
  const asked: string[] = [];
  const ask = (status: string, cursor: string | undefined) => {
    asked.push(`${status} ${cursor ?? '-'}`);
    const from = Number(cursor ?? 0);
    const all = jobs[status] ?? [];
    return Promise.resolve({
      items: all.slice(from, from + 2),
      next: all.length > from + 2 ? String(from + 2) : null,
    });
  };
  return { ask, asked };
};

async function all(ask: ReturnType<typeof service>['ask']): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { items, next } = await shortFirst(ask, cursor);
    found.push(...items);
    if (next === null) return found;
    cursor = next;
  }
}

describe('jobs of every status', () => {
  it('come with shortages first, then open, then completed, each once', async () => {
    const { ask, asked } = service({
      completed: ['c1', 'c2', 'c3'],
      open: ['o1'],
      short: ['s1', 's2', 's3'],
    });
    expect(await all(ask)).toEqual(['s1', 's2', 's3', 'o1', 'c1', 'c2', 'c3']);
    expect(asked).toEqual(['short -', 'short 2', 'open -', 'completed -', 'completed 2']);
  });

  it('skip a status without jobs in the same page', async () => {
    const { ask } = service({ completed: ['c1'] });
    expect(await shortFirst(ask, undefined)).toEqual({ items: ['c1'], next: null });
  });

  it('are none when there are none', async () => {
    expect(await shortFirst(service({}).ask, undefined)).toEqual({ items: [], next: null });
  });
});
