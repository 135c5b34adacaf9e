import { recordsOf, sheetCell } from './csv';
import { cellsOf } from './kinds';
import { notes, rawColumn, type Batch } from './read';
import type { Answers } from './send';

/**
 * The refused lines as a CSV for a spreadsheet, each with the reason: mended, the file can be sent as it is. A line that no
 * column can hold, such as one that is no JSON, stands in the column `raw`.
 */
export function refusedCsv(
  { kind, lines, header }: Batch,
  answers: Answers,
  words: (code: string) => string,
): string {
  const isCsv = kind.sends === 'csv';
  const columns = isCsv ? header : [...Object.keys(kind.columns), rawColumn];
  const rows = lines.flatMap(({ line, body }, i) => {
    const answer = answers.get(i);
    if (answer?.status !== 'quarantined' && answer?.status !== 'unread') return [];
    const reason =
      answer.status === 'unread'
        ? ['COLUMN_COUNT', words('columns')]
        : [answer.code ?? '', answer.detail ?? ''];
    return [[String(line), ...reason, ...cells(body)]];
  });
  function cells(body: string): readonly string[] {
    if (isCsv) return recordsOf(body, ',').next().value?.cells ?? [];
    const fields = cellsOf(kind, body);
    return fields === undefined ? [...Object.keys(kind.columns).map(() => ''), body] : [...fields, ''];
  }
  // The mark tells spreadsheets that the file is UTF-8.
  return `\ufeff${[[...notes, ...columns], ...rows].map((row) => row.map(sheetCell).join(',')).join('\r\n')}\r\n`;
}

/** Gives the reader a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
