import type { Language } from '@boxtrail/labels';
import { Totals, type Statement } from './statement';
import { statementWords } from './statement-words';

/** `{"title": ..., "head": ..., "lines": [...], "totals": ...}`, line by line. Each line has its words in the language. */
export async function* statementJson({ head, lines }: Statement, lang: Language): AsyncGenerator<string> {
  const { titles, kinds } = statementWords[lang];
  yield `{"title":${JSON.stringify(titles[head.kind])},"head":${JSON.stringify(head)},"lines":[`;
  const totals = new Totals(head.openingFen);
  let comma = '';
  for await (const line of lines) {
    totals.add(line);
    yield `${comma}\n${JSON.stringify({ ...line, text: kinds[line.kind] })}`;
    comma = ',';
  }
  yield `],"totals":${JSON.stringify(totals.all)}}\n`;
}
