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
import { cellText, type Audience } from '@boxtrail/documents';
import { csvOf } from './csv';
import type { Exported } from './exported';
import { dayExport, roundExport, trailExport } from './testing/sample-exports';

async function csv(exported: Exported, audience: Audience = 'spreadsheet'): Promise<string> {
  let text = '';
  for await (const part of csvOf(exported, audience)) text += part;
  return text;
}

describe('an export as CSV', () => {
  it('given a trail, then one line per step, keys in GS1 notation, after a byte order mark', async () => {
    const text = await csv(trailExport(packed(0), dispatched(1, 'L1', bench, city), missing(2, 'L1', city)));
    expect(text).toBe(
      '\uFEFF' +
        [
          'sscc,step,kind,place_gln,place_name,to_gln,to_name,occurred_at,recorded_at,late,counts,' +
            'corrected_by_position,custody_before,custody_after,actor,load_id,pass_ids,findings,open_findings,' +
            'answers,details,source_type,source_event_id,source_position',
          '(00)002000000000000017,1,packed,(414)0200000000017,北站批发 North Wholesale,(414)0200000000048,健康胡同社区,' +
            '2026-03-20T00:00:00.000Z,2026-03-20T00:00:00.000Z,false,true,,,station 0200000000017,key-1,,,,0,,' +
            '"{""gtin"":""02900000000018"",""householdRef"":""resident-1"",""jobId"":""round-1"",""needId"":""need-1"",""weightGrams"":4000}",' +
            'packing.BoxPacked,event-1,1',
          '(00)002000000000000017,2,dispatched,(414)0200000000017,北站批发 North Wholesale,(414)0200000000024,长春市,' +
            '2026-03-20T01:00:00.000Z,2026-03-20T01:00:00.000Z,false,true,,station 0200000000017,load L1,key-1,L1,' +
            'pass-v pass-d,,0,,"{""driverRef"":""driver-1"",""plate"":""A12345"",""sealId"":null}",' +
            'delivery.LoadDispatched,event-2,2',
          '(00)002000000000000017,3,missing,(414)0200000000024,长春市,,,2026-03-20T02:00:00.000Z,' +
            '2026-03-20T02:00:00.000Z,false,true,,load L1,load L1,key-1,L1,,missing (breaks),1,,' +
            '"{""scanId"":""received-2""}",delivery.BoxesReceived,event-3,3',
          '',
        ].join('\r\n'),
    );
  });

  it('given a round, then one line per box with the hash of its trail', async () => {
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

  it('given no row, then only the column names', async () => {
    expect((await csv(roundExport())).split('\r\n').map((line) => line.length > 0)).toEqual([true, false]);
  });

  it('given a program, then every value is exact, and keys are digits', async () => {
    const text = await csv(trailExport(packed(0), damaged(1, city, '=\u202e1;=2')), 'program');
    expect(text.startsWith('sscc,step,')).toBe(true);
    expect(text).toContain('\r\n002000000000000017,1,packed,0200000000017,');
    expect(text).toContain('""note"":""=\u202e1;=2""');
  });
});

describe('a cell for a spreadsheet', () => {
  it.each([
    // Formulas
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['|calc', "'|calc"],
    [' =1+1', "' =1+1"],
    ['\u3000=1+1', "'\u3000=1+1"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['\uff0b1', "'\uff0b1"],
    ['\uff0d1', "'\uff0d1"],
    ['\uff20SUM(1)', "'\uff20SUM(1)"],
    ['\ufe661', "'\ufe661"],
    ['\u22121', "'\u22121"],
    ['"=1"', `"'""=1"""`],
    ["'=1", "''=1"],
    ['\t=1', '\\u0009=1'],
    ['\r=1', '\\u000d=1'],
    ['\n=1', '\\u000a=1'],
    ['\u200b=1', '\\u200b=1'],
    ['a;=1', 'a\\u003b=1'],
    ['a; "=1"', '"a\\u003b ""=1"""'],
    // Numbers, dates, times, booleans
    ['1E5', "'1E5"],
    ['00123', "'00123"],
    ['376104250021234569', "'376104250021234569"],
    ['3-1', "'3-1"],
    ['3/1', "'3/1"],
    ['3月1日', "'3月1日"],
    ['12:30', "'12:30"],
    ['.5', "'.5"],
    ['(5)', "'(5)"],
    ['5%', "'5%"],
    ['¥5', "'¥5"],
    ['1,000', `"'1,000"`],
    ['\uff11\uff12', "'\uff11\uff12"],
    ['٣', "'٣"],
    ['MAR1', "'MAR1"],
    ['sept-2', "'sept-2"],
    ['TRUE', "'TRUE"],
    ['false', "'false"],
    ['#N/A', "'#N/A"],
    ['1'.repeat(64), `'${'1'.repeat(64)}`],
    // Invisible characters
    ['a\u202eb', 'a\\u202eb'],
    ['a\r\nb', 'a\\u000d\\u000ab'],
  ])('given %j, which a spreadsheet would run or change, then %s', (text, cell) => {
    expect(cellText(text, 'spreadsheet')).toBe(cell);
    // Without its first apostrophe it is the recorded text.
    const value = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    const characterOf = (_: string, hex: string) => String.fromCharCode(parseInt(hex, 16));
    expect(value.replace(/^'/, '').replace(/\\u([0-9a-f]{4})/g, characterOf)).toBe(text);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a=b', 'a=b'],
    ['L-1', 'L-1'],
    ['健康胡同社区', '健康胡同社区'],
    ['load 1E5', 'load 1E5'],
    ['March', 'March'],
    ['(00)376104250021234569', '(00)376104250021234569'],
    ['12345678-90ab-4cde-8f01-234567890abc', '12345678-90ab-4cde-8f01-234567890abc'],
    ['2026-03-20T00:00:00.000Z', '2026-03-20T00:00:00.000Z'],
    ['', ''],
    [null, ''],
    [-1, '-1'],
    [true, 'true'],
    [{ raw: '2026-03-20' }, '2026-03-20'],
  ])('given %j, then %j (RFC 4180)', (value, cell) => {
    expect(cellText(value, 'spreadsheet')).toBe(cell);
  });

  it.each([
    ['=1', '=1'],
    ['1E5', '1E5'],
    ['a\r\nb', '"a\r\nb"'],
    ['a\u202eb', 'a\u202eb'],
    ["'a", "'a"],
  ])('given %j for a program, then exactly that', (value, cell) => {
    expect(cellText(value, 'program')).toBe(cell);
  });
});
