import { lineProblem, tidyLine } from './plain-line';

const problem = (text: string) => lineProblem(tidyLine(text), 64);

describe('a readable line', () => {
  it.each([
    '5#楼',
    '3号楼(东)',
    '3号楼（东）',
    'A/B栋',
    '2-501',
    '1单元 301室',
    '№5',
    "O'Neill House, Block 7 & 8",
    'Gebäude Ö',
    '１２栋',
    '甲',
    '5',
    '𠮷野家', // a character outside the basic plane
    '=1+1楼', // the export must neutralise spreadsheet formulas, not this check
    '<b>3</b>',
    '楼'.repeat(64),
  ])('given %j, then it is valid and unchanged', (text) => {
    expect([tidyLine(text), problem(text)]).toEqual([text, undefined]);
  });

  it.each([
    [' 5#楼 ', '5#楼'],
    ['\u3000三栋\u00a0', '三栋'],
    ['\t3\r\n', '3'],
    ['Geba\u0308ude', 'Gebäude'],
  ])('given %j, then it is read as %j', (text, read) => {
    expect([tidyLine(text), problem(text)]).toEqual([read, undefined]);
  });

  it.each([
    ['', 'must not be blank'],
    [' \t\n\u3000\u00a0\ufeff', 'must not be blank'],
    ['\u200b', 'must be one line of visible characters; remove U+200B'],
    ['3\u200b号楼', 'must be one line of visible characters; remove U+200B'],
    ['3\n号楼', 'must be one line of visible characters; remove U+000A'],
    ['3\u0000号楼', 'must be one line of visible characters; remove U+0000'],
    ['3\u0085号楼', 'must be one line of visible characters; remove U+0085'],
    ['3\u2028号楼', 'must be one line of visible characters; remove U+2028'],
    ['\u202e楼号3', 'must be one line of visible characters; remove U+202E'],
    ['\u2067楼号3', 'must be one line of visible characters; remove U+2067'],
    ['3\u00ad栋', 'must be one line of visible characters; remove U+00AD'],
    ['3\u061c栋', 'must be one line of visible characters; remove U+061C'],
    ['3\ud83d栋', 'must be one line of visible characters; remove U+D83D'],
    ['\u{e0041}3', 'must be one line of visible characters; remove U+E0041'],
    ['3\ufffd栋', 'contains a character that could not be decoded (\ufffd); enter it again'],
    ['\u3164\uffa0', 'must contain a letter or a digit'],
    ['#', 'must contain a letter or a digit'],
    ['\u0301', 'must contain a letter or a digit'],
    ['楼'.repeat(65), 'must be at most 64 characters long'],
  ])('given %j, then it is invalid: %s', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });
});
