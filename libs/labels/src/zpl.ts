import { bitmapOf, bitmapOfModules, type Bitmap } from './bitmap';
import { dot, layoutOf, page, type Item } from './layout';
import type { Label, Language } from './label';
import { labelWords } from './words';

/**
 * Labels in ZPL II for printers of 203 dpi, one format each. Texts are pictures, because few printers have a Chinese font.
 */
export async function* labelsAsZpl(labels: AsyncIterable<Label>, lang: Language): AsyncGenerator<string> {
  for await (const label of labels) {
    const fields = layoutOf(label, labelWords[lang]).map(field);
    yield `^XA^PW${dots(page.width)}^LL${dots(page.height)}^LH0,0\n${fields.join('\n')}\n^XZ\n`;
  }
}

const dots = (mm: number): number => Math.round(mm / dot);

function field(item: Item): string {
  const at = `^FO${dots(item.x)},${dots(item.y)}`;
  switch (item.kind) {
    case 'text':
      return `${at}${picture(bitmapOf(item))}^FS`;
    case 'line':
      return `${at}^GB${dots(item.width)},2,2^FS`;
    case 'bars':
      // `>;` begins in subset C, `>8` is FNC1.
      return `${at}^BY${dots(item.module)}^BCN,${dots(item.height)},N,N,N^FD>;>800${item.sscc}^FS`;
    case 'qr':
      // The printer moves ^BQ by an offset of its own; a picture stands where the layout puts it.
      return `${at}${picture(bitmapOfModules(item))}^FS`;
  }
}

function picture(bitmap: Bitmap): string {
  const bytes = bitmap.bytesPerRow * bitmap.rows.length;
  return `^GFA,${bytes},${bytes},${bitmap.bytesPerRow},${compressed(bitmap)}`;
}

/** ZPL's own compression of hexadecimal pictures: counts before digits, `,` for a white rest of a row, `:` for a row again. */
function compressed({ rows }: Bitmap): string {
  let before: string | undefined;
  return rows
    .map((row) => {
      const hex = Buffer.from(row).toString('hex').toUpperCase();
      const again = hex === before;
      before = hex;
      return again ? ':' : rowOf(hex);
    })
    .join('');
}

function rowOf(hex: string): string {
  const dark = hex.replace(/0+$/, '');
  const end = dark === hex ? '' : ',';
  return dark.replace(/(.)\1*/g, (run, digit: string) => `${count(run.length)}${digit}`) + end;
}

/** `G` to `Y` are 1 to 19, `g` to `z` are 20 to 400. One digit needs no count. */
function count(length: number): string {
  if (length === 1) return '';
  const twenties = Math.floor(length / 20);
  const ones = length % 20;
  if (twenties > 20) return 'z' + count(length - 400);
  const letter = (from: string, index: number) =>
    index === 0 ? '' : String.fromCharCode(from.charCodeAt(0) + index - 1);
  return letter('g', twenties) + letter('G', ones);
}
