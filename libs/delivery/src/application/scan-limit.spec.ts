import { ScanLimit } from './scan-limit';

describe('the limit of scans of one box by one key', () => {
  it('given more scans than allowed within an hour, then they are refused until the hour is over', () => {
    let now = Date.parse('2026-03-20T10:00:00.000Z');
    const limit = new ScanLimit(3, () => now);
    const take = () => limit.take('gate-1', 'box-1')?.message;
    expect([take(), take(), take()]).toEqual([undefined, undefined, undefined]);
    expect(take()).toBe(
      'gate-1 has recorded 3 scans of box box-1 in an hour, which is the limit; send it again after 2026-03-20T11:00:00.000Z',
    );
    now += 3_599_999;
    expect(take()).toContain('which is the limit');
    now += 1;
    expect(take()).toBeUndefined();
  });

  it('counts each box and each key separately, and nothing without a limit', () => {
    const limit = new ScanLimit(1);
    const keys = ['a', 'b'].flatMap((actor) => ['1', '2'].map((box) => limit.take(actor, box)));
    expect(keys).toEqual([undefined, undefined, undefined, undefined]);
    expect(limit.take('a', '1')?.code).toBe('SCANS_OF_BOX_LIMITED');
    const none = new ScanLimit(0);
    expect([none.take('a', '1'), none.take('a', '1')]).toEqual([undefined, undefined]);
  });
});
