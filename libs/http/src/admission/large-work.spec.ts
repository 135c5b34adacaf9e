import { LargeWork, type LargeKind } from './large-work';

describe('large work', () => {
  let work: LargeWork;
  let begun: string[];
  let ends: Map<string, () => void>;
  beforeEach(() => {
    jest.useFakeTimers();
    [work, begun, ends] = [new LargeWork(1), [], new Map()];
  });
  afterEach(() => jest.useRealTimers());

  const begin = (kind: LargeKind, name: string) =>
    void work.turn(kind).then((end) => {
      begun.push(name);
      ends.set(name, end);
    });
  const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  const end = (name: string) => ends.get(name)?.();

  it('given a piece of one kind, then one of another kind waits until it has ended, and as long again', async () => {
    begin('pages', 'page');
    begin('replays', 'batch');
    await after(30);
    expect(begun).toEqual(['page']);
    end('page');
    await after(29);
    expect(begun).toEqual(['page']);
    await after(1);
    expect(begun).toEqual(['page', 'batch']);
  });

  it('given many of one kind, then the other kind is next', async () => {
    for (const name of ['batch 1', 'batch 2', 'batch 3']) begin('replays', name);
    begin('pages', 'page');
    for (const name of ['batch 1', 'batch 2', 'page', 'batch 3']) {
      await after(10);
      end(name);
      await after(10);
    }
    expect(begun).toEqual(['batch 1', 'batch 2', 'page', 'batch 3']);
  });

  it('given a piece that waits for a client, then the next begins after a while', async () => {
    begin('replays', 'stalled');
    begin('pages', 'page');
    await after(99);
    expect(begun).toEqual(['stalled']);
    await after(1);
    expect(begun).toEqual(['stalled', 'page']);
  });

  it('given an end that is told twice, then one piece begins', async () => {
    for (const name of ['1', '2', '3']) begin('pages', name);
    await after(10);
    end('1');
    end('1');
    await after(200);
    expect(begun).toEqual(['1', '2']);
  });
});
