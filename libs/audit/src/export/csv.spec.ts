import {
  box,
  city,
  dispatched,
  bench,
  missing,
  other,
  packed,
  received,
  damaged,
} from '../domain/testing/one-box';
import { cellText, csvOf } from './csv';
import type { Exported } from './exported';
import { dayExport, roundExport, trailExport } from './testing/sample-exports';

async function csv(exported: Exported): Promise<string> {
  let text = '';
  for await (const part of csvOf(exported)) text += part;
  return text;
}

describe('an export as CSV', () => {
  it('given a trail, then one line a step, keys as GS1 writes them, after the mark that says UTF-8', async () => {
    const text = await csv(trailExport(packed(0), dispatched(1, 'L1', bench, city), missing(2, 'L1', city)));
    expect(text).toBe(
      '\uFEFF' +
        [
          'sscc,step,kind,place_gln,place_name,to_gln,to_name,occurred_at,recorded_at,late,counts,' +
            'corrected_by_position,custody_before,custody_after,actor,load_id,pass_ids,findings,open_findings,' +
            'details,source_type,source_event_id,source_position',
          '(00)002000000000000017,1,packed,(414)0200000000017,北站批发 North Wholesale,(414)0200000000048,健康胡同社区,' +
            '2026-03-20T00:00:00.000Z,2026-03-20T00:00:00.000Z,false,true,,,station 0200000000017,key-1,,,,0,' +
            '"{""gtin"":""02900000000018"",""jobId"":""round-1"",""needId"":""need-1"",""weightGrams"":4000}",' +
            'packing.BoxPacked,event-1,1',
          '(00)002000000000000017,2,dispatched,(414)0200000000017,北站批发 North Wholesale,(414)0200000000024,长春市,' +
            '2026-03-20T01:00:00.000Z,2026-03-20T01:00:00.000Z,false,true,,station 0200000000017,load L1,key-1,L1,' +
            'pass-v pass-d,,0,"{""driverRef"":""driver-1"",""plate"":""A12345"",""sealId"":null}",' +
            'delivery.LoadDispatched,event-2,2',
          '(00)002000000000000017,3,missing,(414)0200000000024,长春市,,,2026-03-20T02:00:00.000Z,' +
            '2026-03-20T02:00:00.000Z,false,true,,load L1,load L1,key-1,L1,,missing (breaks),1,' +
            '"{""scanId"":""received-2""}",delivery.BoxesReceived,event-3,3',
          '',
        ].join('\r\n'),
    );
  });

  it('given a round, then one line a box with the hash of its own trail', async () => {
    const log = [packed(0), packed(0, other), dispatched(1, 'L1', bench, city), missing(2, 'L1', city)];
    const [, first, second, end] = (await csv(roundExport(...log))).split('\r\n');
    const own = trailExport(...log).envelope.sha256;
    expect(first).toBe(
      `round-1,(00)${box},in-transit,load L1,2026-03-20T01:00:00.000Z,true,missing,2,,missing,3,missing,` +
        `(414)0200000000024,长春市,2026-03-20T02:00:00.000Z,2026-03-20T02:00:00.000Z,key-1,` +
        `delivery.BoxesReceived,event-4,4,${own}`,
    );
    expect(second).toMatch(/^round-1,\(00\)002000000000000024,packed,station 0200000000017,/);
    expect(end).toBe('');
  });

  it("given a station's day, then one line for each movement", async () => {
    const log = [
      packed(0),
      dispatched(1, 'L1', bench, city),
      received(2, 'L1', city),
      damaged(3, city, '=2+3'),
    ];
    const lines = (await csv(dayExport(city, ...log))).split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
      `(414)0200000000024,2026-03-20,(00)${box},in,3`,
      `(414)0200000000024,2026-03-20,(00)${box},,4`,
      '',
    ]);
  });

  it('given no row, then the names of the columns alone', async () => {
    expect((await csv(roundExport())).split('\r\n').map((line) => line.length > 0)).toEqual([true, false]);
  });
});

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
  ])('given %j, which a spreadsheet would run, then an apostrophe stands before it', (text, cell) => {
    expect(cellText(text)).toBe(cell);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['a=b', 'a=b'],
    ['', ''],
    [null, ''],
    [-1, '-1'],
    [true, 'true'],
  ])('given %j, then %j (RFC 4180)', (value, cell) => {
    expect(cellText(value)).toBe(cell);
  });
});
