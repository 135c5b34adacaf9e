import { once } from 'node:events';
import { fitted } from './fitted';
import { layoutOf, page, type Item, type TextItem } from './layout';
import type { Label, Language } from './label';
import { fontOf, weights, widthOf } from './font';
import { labelWords } from './words';

/** Points of a millimetre. */
const pt = 72 / 25.4;

/**
 * Labels as one PDF, a page of A6 each, part by part. Nothing of a page is kept once it is drawn but the fonts' used glyphs. The same
 * labels with the same `createdAt` (RFC 3339) give the same bytes.
 */
export async function* labelsAsPdf(
  labels: AsyncIterable<Label>,
  lang: Language,
  createdAt: string,
): AsyncGenerator<Uint8Array> {
  const { default: Document } = await import('pdfkit');
  const document = new Document({
    autoFirstPage: false,
    size: [page.width * pt, page.height * pt],
    margin: 0,
    font: '',
    lang,
    info: { Title: 'Labels', Creator: 'Boxtrail', Producer: 'Boxtrail', CreationDate: new Date(createdAt) },
  });
  // The fonts are opened once, and not for each document: that takes longer than ten labels.
  for (const weight of weights) document.registerFont(weight, fontOf(weight) as never);
  const parts: Uint8Array[] = [];
  document.on('data', (part: Uint8Array) => parts.push(part));
  for await (const label of labels) {
    document.addPage();
    for (const item of layoutOf(label, labelWords[lang])) draw(document, item);
    yield Buffer.concat(parts.splice(0));
  }
  const ended = once(document, 'end');
  document.end();
  await ended;
  yield Buffer.concat(parts);
}

function draw(document: PDFKit.PDFDocument, item: Item): void {
  switch (item.kind) {
    case 'text':
      return write(document, item);
    case 'line':
      document.rect(item.x * pt, item.y * pt, item.width * pt, 0.25 * pt).fill('black');
      return;
    case 'bars': {
      let { x } = item;
      item.bars.forEach((bar, i) => {
        if (i % 2 === 0) document.rect(x * pt, item.y * pt, bar * item.module * pt, item.height * pt);
        x += bar * item.module;
      });
      document.fill('black');
      return;
    }
    case 'qr': {
      const { side, dark } = item.modules;
      const size = item.module * pt;
      for (let row = 0; row < side; row += 1)
        for (const [from, to] of runs(dark.slice(row * side, (row + 1) * side)))
          document.rect(item.x * pt + from * size, item.y * pt + row * size, (to - from) * size, size);
      document.fill('black');
    }
  }
}

/** Where dark modules of a row begin and end: one rectangle for each leaves no seams. */
function runs(row: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((module, i) => {
    const last = found.at(-1);
    if (module === 0) return;
    if (last?.[1] === i) last[1] = i + 1;
    else found.push([i, i + 1]);
  });
  return found;
}

function write(document: PDFKit.PDFDocument, item: TextItem): void {
  const { bold = false, inverted = false, align = 'left' } = item;
  const weight = bold ? 'bold' : 'regular';
  const { text, size } = fitted(item, fontOf(weight));
  if (inverted) document.rect(item.x * pt, item.y * pt, item.width * pt, item.height * pt).fill('black');
  document
    .font(weight)
    .fontSize(size * pt)
    .fillColor(inverted ? 'white' : 'black');
  const spare = (item.width - widthOf(text, size, fontOf(weight))) * pt;
  const x = item.x * pt + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2);
  const y = item.y * pt + (item.height * pt - document.currentLineHeight()) / 2;
  document.text(text, x, y, { lineBreak: false });
}
