import { widthOf } from '@boxtrail/kernel';
import { cell, details, table } from './table';

const columns = ['name', 'boxes', 'at'].map((title) => ({
  title,
  of: (row: Readonly<Record<string, unknown>>) => row[title],
}));

describe('rows in a terminal', () => {
  it('given Chinese text, numbers and times, then columns are aligned, times are local', () => {
    expect(
      table(columns, [
        { name: '南关区', boxes: 7, at: '2026-03-16T01:00:00.000Z' },
        { name: 'Erdao', boxes: 1_200, at: null },
      ]),
    ).toEqual(['name    boxes  at (+08:00)', '南关区      7  2026-03-16 09:00:00', 'Erdao    1200']);
  });

  it('given a narrow terminal, then the widest columns are clipped and every line fits', () => {
    const rows = [{ name: '健康胡同社区'.repeat(5), boxes: 12, at: 'noon' }];
    const lines = table(columns, rows, 40);
    expect(lines.map(widthOf).every((width) => width <= 40)).toBe(true);
    expect(lines[1]).toContain('~');
    expect(lines[1]).toContain('  12  noon');
  });

  it.each<[unknown, string]>([
    [null, ''],
    [undefined, ''],
    [true, 'yes'],
    [0, '0'],
    ['a\u001b[31mb\nc', 'a\\u001b[31mb\\u000ac'],
    [['B1', 'B2'], 'B1, B2'],
    [{ type: 'station', id: 7, note: null }, 'type station, id 7'],
    [{ since: '2026-03-16T01:00:00Z' }, 'since 2026-03-16 09:00:00 +08:00'],
    ['seen at 2026-03-16T01:00:00.000Z', 'seen at 2026-03-16 09:00:00 +08:00'],
  ])('given %j, then the cell is %j', (value, text) => expect(cell(value)).toBe(text));

  it('given one thing, then it has a line for each value and a table for each list', () => {
    const load = { loadId: 'L1', sealedAt: '2026-03-16T01:00:00Z', sealId: null, receipts: [{ boxes: 3 }] };
    expect(details({ ...load, findings: [], next: null })).toEqual([
      'loadId             L1',
      'sealedAt (+08:00)  2026-03-16 09:00:00',
      'sealId             -',
      'findings           -',
      '',
      'receipts: 1',
      'boxes',
      '    3',
    ]);
  });
});
