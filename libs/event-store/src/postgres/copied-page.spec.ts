import { BoxSeen } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { bareOf, readLines, type CopiedPage } from './copied-page';

/** A text as COPY writes it into a line. */
const copied = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');

const lineOf = (position: number, data: string): string =>
  `${copied(`[${position},1,1,"2026-03-16 01:02:03.004+00","${BoxSeen.type}",${data}]`)}\n`;

function read(lines: readonly string[]): CopiedPage {
  const page: CopiedPage = { events: [], doubtful: [] };
  readLines(lines.join(''), bareOf, page);
  return page;
}

const seen = (byRef: string) => ({ sscc: '1', scanId: 's', atGln: '2', byRef });
const eventAt = (position: number, byRef: string) => ({
  position,
  revision: 1,
  event: BoxSeen.of('2026-03-16T01:02:03.004Z', seen(byRef)),
});

describe('lines as COPY writes them', () => {
  it('given any text in the data, then it is read as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 }), (texts) => {
        const page = read(texts.map((text, i) => lineOf(i + 1, JSON.stringify(seen(text)))));
        expect(page).toEqual({ events: texts.map((text, i) => eventAt(i + 1, text)), doubtful: [] });
      }),
    );
  });

  it.each([
    ['no JSON', '{"sscc":'],
    ['several values', '{},{}'],
    ['the end of a line and another one', '{}],[9,1,1,"2026-03-16 01:02:03+00","delivery.BoxSeen",{}'],
    ['half of a list', '[1'],
    ['blanks and line breaks', '\n\t{'],
    ['another shape', '{"sscc":1}'],
  ])('given %s among them, then its position alone is told', (_, bad) => {
    const page = read([
      lineOf(1, JSON.stringify(seen('a'))),
      lineOf(2, bad),
      lineOf(3, JSON.stringify(seen('b "\\"'))),
    ]);
    expect(page).toEqual({ events: [eventAt(1, 'a'), eventAt(3, 'b "\\"')], doubtful: [2] });
  });
});
