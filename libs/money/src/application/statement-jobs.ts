import { pdfOf } from '@boxtrail/documents';
import type { ReadTools, StreamedAnswer } from '@boxtrail/workers';
import { statementTypes, type Statement, type StatementOrder } from '../statements/statement';
import { statementCsv } from '../statements/statement-csv';
import { statementJson } from '../statements/statement-json';
import { statementReport } from '../statements/statement-report';
import { statementWords } from '../statements/statement-words';
import { mustBePrintable, statementHead, statementLines } from '../views/entries/statement.queries';

/** Statements are written in a worker thread: drawing one takes up to seconds. */
export const jobs = {
  async statement({ reads, log, now }: ReadTools, order: StatementOrder): Promise<StreamedAnswer> {
    const position = await log.head();
    if (order.format === 'pdf') await mustBePrintable(order, position, reads);
    const head = await statementHead(order, position, now(), reads);
    const statement: Statement = { head, lines: statementLines(order, head, reads) };
    return { headers: headersOf(order, position), body: await bodyOf(order, statement) };
  },
};

async function bodyOf(
  { format, lang, audience }: StatementOrder,
  statement: Statement,
): Promise<StreamedAnswer['body']> {
  switch (format) {
    case 'json':
      return statementJson(statement, lang);
    case 'csv':
      return statementCsv(statement, lang, audience);
    case 'pdf':
      return pdfOf(await statementReport(statement, statementWords[lang]), statement.head.madeAt);
  }
}

function headersOf({ of, format, lang }: StatementOrder, position: number): Record<string, string> {
  const name = `statement-${of.kind}-${of.ref.replace(/[^\w.-]/g, '_')}-at-${position}-${lang}.${format}`;
  return {
    'content-type': `${statementTypes[format]}${format === 'csv' ? '; charset=utf-8' : ''}`,
    'content-disposition': `attachment; filename="${name}"`,
    'content-language': statementWords[lang].lang,
    vary: 'accept, accept-language',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'boxtrail-position': String(position),
  };
}
