import * as fc from 'fast-check';
import { csvText } from './csv-text';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(bytes: Buffer | string, size = 7): Promise<string> {
  const all: Buffer[] = [];
  for await (const block of csvText(inChunks(Buffer.from(bytes), size))) all.push(block);
  return Buffer.concat(all).toString('utf8');
}

describe('the text of a CSV file', () => {
  it.each([
    ['a,b\nc,d', 'a,b\nc,d'],
    ['a,b\r\nc,d\r\n', 'a,b\nc,d\n'],
    ['a,b\rc,d\r', 'a,b\nc,d\n'],
    ['a\r\r\nb', 'a\n\nb'],
    ['"a\nb",c\nd,e', '"a b",c\n\nd,e'],
    ['"a\r\nb\r\nc"\r\nd', '"a b c"\n\n\nd'],
    ['"a,"\nb', '"a,"\nb'],
    ['"a,""\nb"\nc', '"a,"" b"\n\nc'],
    ['"a""b",c\nd', '"a""b",c\nd'],
    ['x; "a\nb"\nc', 'x; "a b"\n\nc'],
    ['5" pipe,b\nc', '5" pipe,b\nc'],
    ['a,""\nb', 'a,""\nb'],
    ['a,"\nb', 'a,"\nb'], // never closed
    ['', ''],
  ])('given %j, then it is %j, in chunks of any size', async (file, expected) => {
    for (const size of [1, 2, 3, 100]) {
      expect(await textOf(file, size)).toBe(expected);
      expect(await textOf(Buffer.from(`\ufeff${file}`, 'utf16le'), size)).toBe(expected);
    }
  });

  it('given an unclosed quoted cell, then the following lines are records by themselves', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `row ${i},x`);
    const file = ['"never', ...rows, ''].join('\n');
    expect(await textOf(file, 11)).toBe(file);
  });

  it('given any text in any encoding and chunks, then the same text comes out', async () => {
    const line = fc.string({ unit: fc.constantFrom(...'abc,; 123长春市南关区号楼'), maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (lines, size) => {
          const file = ['code,name', ...lines, ''].join('\n');
          for (const bytes of [
            Buffer.from(file),
            Buffer.from(`\ufeff${file}`, 'utf16le'),
            Buffer.from(file, 'utf16le'),
          ])
            expect(await textOf(bytes, size)).toBe(file);
          expect(await textOf(Buffer.from(`\ufeff${file}`, 'utf16le').swap16(), size)).toBe(file);
        },
      ),
    );
  });

  it('given bytes of no encoding, then they are passed through unchanged', async () => {
    const bytes = Buffer.from([0x61, 0xff, 0xff, 0x0a, 0x62]);
    const all: Buffer[] = [];
    for await (const block of csvText(inChunks(bytes, 2))) all.push(block);
    expect(Buffer.concat(all)).toEqual(bytes);
  });
});
