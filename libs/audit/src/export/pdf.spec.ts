import { pdfText } from '../../../../test/support/pdf-text';
import {
  bench,
  city,
  corrected,
  dispatched,
  district,
  missing,
  packed,
  received,
  seen,
} from '../domain/testing/one-box';
import type { Exported } from './exported';
import { pdfOf, type Report } from '@boxtrail/documents';
import { reportOf } from './report-of';
import { dayExport, roundExport, trailExport } from './testing/sample-exports';
import type { Words } from './words';
import { en } from './words.en';
import { zh } from './words.zh';

const pdf = async (exported: Exported, words: Words) =>
  pdfOf(await reportOf(exported, words), exported.envelope.recordedAt);

/** Chinese lines may break anywhere: compare without blanks. */
const dense = (text: string) => text.replace(/\s/g, '');
const textOf = async (exported: Exported, words: Words) => pdfText(await pdf(exported, words)).map(dense);

/** All text of a report without the repeated parts of pages. */
function wordsOf({ title, subject, verdict, facts, sections, proof, signatures }: Report): string[] {
  return [
    title,
    subject,
    ...verdict.lines,
    ...facts.flat(),
    ...sections.flatMap((section) => [
      section.title,
      ...section.columns.map((column) => column.title),
      ...section.rows.flatMap(({ cells, small, notes }) => [
        ...cells.flatMap((cell) => cell.split('\n')),
        small,
        ...notes.map(({ text }) => text),
      ]),
    ]),
    proof.title,
    ...proof.facts.flat(),
    ...proof.steps,
    ...signatures,
  ].filter((text) => text !== '');
}

const broken = [packed(0), dispatched(1, 'L1', bench, city), missing(2, 'L1', city)];
const wrong = received(4, 'L1', district);
const fortySteps = [
  packed(0),
  dispatched(1, 'L1', bench, city),
  received(2, 'L1', city),
  wrong,
  corrected(5, wrong, null, ['002000000000000017']),
  ...Array.from({ length: 35 }, (_, i) => seen(6 + i, i % 9 === 8 ? district : city)),
];

describe('a report as PDF', () => {
  it.each([
    ['a broken trail in English', trailExport(...broken), en],
    ['a broken trail in Chinese', trailExport(...broken), zh],
    ['a trail of 40 steps in Chinese', trailExport(...fortySteps), zh],
    ['a round in Chinese', roundExport(...broken), zh],
    ["a station's day in English", dayExport(bench, ...broken), en],
    ["a station's day in Chinese", dayExport(bench, ...broken), zh],
  ])('given %s, then every word of the report can be found in it', async (_, exported, words) => {
    const pages = await textOf(exported, words);
    const all = pages.join('');
    const missed = wordsOf(await reportOf(exported, words)).filter((text) => !all.includes(dense(text)));
    expect(missed).toEqual([]);
  });

  it('given 40 steps, then each page has its number, its subject and the head of the table', async () => {
    const exported = trailExport(...fortySteps);
    const pages = await textOf(exported, en);
    expect(exported.envelope.rows).toBe(40);
    expect(pages.length).toBeGreaterThanOrEqual(3);
    pages.forEach((page, i) => {
      expect(page).toContain(dense(`Page ${i + 1} of ${pages.length}`));
      expect(page).toContain(dense('Trail of a box 002000000000000017 · log position 99 · SHA-256'));
    });
    const head = dense('No. Happened Step Place In custody of');
    expect(pages.slice(0, -1).every((page) => page.includes(head))).toBe(true);
  });

  it('given the same report, then the same bytes at any time', async () => {
    const exported = trailExport(...broken);
    const first = await pdf(exported, zh);
    await new Promise((next) => setTimeout(next, 1_100)); // times in a PDF have a resolution of a second
    expect((await pdf(exported, zh)).equals(first)).toBe(true);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('given characters that the font lacks, then their code points are written', async () => {
    const exported = trailExport(packed(0));
    const envelope = { ...exported.envelope, names: new Map([[bench, '筢奤站😀\u0007']]) };
    const text = (await textOf({ ...exported, envelope }, zh)).join('');
    expect(text).toContain('筢奤站[U+1F600]');
  });

  it('given a name and a note without a blank, then they are broken over lines', async () => {
    const exported = trailExport(packed(0));
    const long = 'x'.repeat(400);
    const envelope = { ...exported.envelope, names: new Map([[bench, long]]) };
    expect((await textOf({ ...exported, envelope }, en)).join('')).toContain(long);
  });
});
