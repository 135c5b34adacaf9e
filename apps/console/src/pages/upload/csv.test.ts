import { describe, expect, it } from 'vitest';
import { delimiterOf, recordsOf, sheetCell, textOfCell } from './csv';

const cells = (text: string) => [...recordsOf(text)].map((record) => record.cells);

describe('the records of a CSV', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons and Windows line ends',
      'a;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a separator that is named',
      'sep=|\na|b\n1|2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quotes', '"a,1","say ""hi""",\n', [['a,1', 'say "hi"', '']]],
    [
      'blanks and empty rows',
      ' a , b \n,,\n\n c,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quote that is never closed', 'a,"b\n1,2', [['a', 'b\n1,2']]],
  ] as const)('given %s, then the cells', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('given cells over several lines, then the line that each record begins on', () => {
    expect([...recordsOf('a,b\n"1\n2",3\n4,5')].map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it.each([
    ['a,b;c,d', ','],
    ['a\tb,c\td', '\t'],
    ['one', ','],
  ])('given the first line %j, then the separator %j', (first, expected) => {
    expect(delimiterOf(`${first}\nx;x;x;x`)).toBe(expected);
  });
});

describe('cells for a spreadsheet', () => {
  it.each([
    '=1+1',
    '+86 431',
    '-5',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '＝1+1',
    "'quoted",
    "''",
    '020123450100000017',
    '1E+20',
    'say "hi", please',
    'two\nlines',
    '示例区',
    '',
  ])('given %j, then it reads back as it was, and begins like no formula', (text) => {
    const cell = sheetCell(text);
    const [record] = [...recordsOf(`${cell},x`, ',')];
    expect(record?.cells[0]?.startsWith("'") === true || !/^[\s"]*[=+\-@＝\d]/.test(cell)).toBe(true);
    expect(textOfCell(record?.cells[0] ?? '')).toBe(text);
  });

  it.each([
    ["'0123", '0123'],
    ['="0123"', '0123'],
    ["'tis", "'tis"],
  ])('given the cell %j of a spreadsheet, then the text %j', (cell, text) => {
    expect(textOfCell(cell)).toBe(text);
  });
});
