import { fontFiles as fonts } from '@boxtrail/labels';

/** Colours that differ in brightness, for black-and-white printers. */
export const paper = {
  ink: '#16202c',
  soft: '#5a6472',
  line: '#b9bfc8',
  bad: '#a4161a',
  question: '#8a5a00',
  good: '#1b6b3a',
} as const;

export interface Text {
  readonly text: string;
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly struck?: boolean;
}

/** A text in a column: `share` of the width in per cent. */
export interface Cell extends Text {
  readonly share: number;
  readonly right?: boolean | undefined;
}

const margin = { side: 40, top: 58, bottom: 52 };
const padding = 5;

interface About {
  readonly title: string;
  readonly lang: string;
  readonly createdAt: Date;
}

/** An empty A4 page. The library is loaded on first use. */
export async function openPaper(about: About): Promise<Paper> {
  const { default: Document } = await import('pdfkit');
  const document = new Document({
    size: 'A4',
    margins: { left: margin.side, right: margin.side, top: margin.top, bottom: margin.bottom },
    bufferPages: true,
    font: fonts.regular,
    lang: about.lang,
    displayTitle: true,
    info: { Title: about.title, Creator: 'Boxtrail', Producer: 'Boxtrail', CreationDate: about.createdAt },
  });
  return new Paper(document);
}

/** Pages filled from top to bottom; content that does not fit goes to the next page. */
export class Paper {
  /** Draws the head of each further page. */
  onNewPage: (() => void) | undefined;
  private readonly chunks: Buffer[] = [];
  private readonly width: number;
  private readonly bottom: number;

  constructor(private readonly document: PDFKit.PDFDocument) {
    document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.width = document.page.width - 2 * margin.side;
    this.bottom = document.page.height - margin.bottom;
  }

  gap(points: number): void {
    this.document.y += points;
  }

  /** Goes to the next page unless this much space is left. */
  keep(points: number): void {
    if (this.document.y + points <= this.bottom || this.document.y <= margin.top) return;
    this.document.addPage();
    this.document.y = margin.top;
    this.onNewPage?.();
  }

  line(text: string, style: Omit<Text, 'text'>): void {
    this.row([{ ...style, text, share: 100 }]);
  }

  rule(thickness: number): void {
    const { y } = this.document;
    this.document.lineWidth(thickness).strokeColor(paper.line);
    this.document
      .moveTo(margin.side, y)
      .lineTo(margin.side + this.width, y)
      .stroke();
  }

  /** Cells side by side, as high as the highest. */
  row(cells: readonly Cell[]): void {
    this.keep(this.heightOf(cells));
    this.draw(cells);
  }

  /** A row with its notes in full width, on one page if possible. */
  rowWith(cells: readonly Cell[], under: readonly Text[]): void {
    const lines = under.map((text): Cell[] => [{ ...text, share: 100 }]);
    const heights = [cells, ...lines].map((row) => this.heightOf(row));
    this.keep(heights.reduce((sum, height) => sum + height, 0));
    this.draw(cells);
    for (const line of lines) this.row(line);
  }

  /** Lines with a bar beside them. */
  block(lines: readonly Text[], { barColour }: { barColour: string }): void {
    const top = this.document.y;
    for (const line of lines)
      this.row([
        { text: '', share: 2, size: line.size },
        { ...line, share: 98 },
      ]);
    this.document.rect(margin.side, top, 3.5, this.document.y - top).fill(barColour);
  }

  signatures(labels: readonly string[]): void {
    this.keep(70);
    const each = this.width / labels.length;
    const y = this.document.y + 48;
    labels.forEach((label, i) => {
      const x = margin.side + i * each;
      this.document.lineWidth(0.8).strokeColor(paper.ink);
      this.document
        .moveTo(x, y)
        .lineTo(x + each - 18, y)
        .stroke();
      this.document.font(fonts.regular).fontSize(8).fillColor(paper.soft);
      this.document.text(label, x, y + 3, { width: each - 18, lineBreak: false });
    });
    this.document.y = y + 20;
  }

  /** The whole file; every page has its head and its number. */
  async end(running: string, pageOf: (page: number, of: number) => string): Promise<Buffer> {
    const { document } = this;
    const { count } = document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      document.switchToPage(page);
      document.page.margins = { left: 0, right: 0, top: 0, bottom: 0 }; // otherwise writing in the margin begins a new page
      document.font(fonts.regular).fontSize(7).fillColor(paper.soft);
      const width = { width: this.width, lineBreak: false, ellipsis: true, height: 12 };
      document.text(this.printable(running), margin.side, 30, width);
      document.lineWidth(0.4).strokeColor(paper.line);
      document
        .moveTo(margin.side, 46)
        .lineTo(margin.side + this.width, 46)
        .stroke();
      document.text(pageOf(page + 1, count), margin.side, this.bottom + 18, { ...width, align: 'right' });
    }
    const ended = new Promise((resolve) => document.once('end', resolve));
    document.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private heightOf(cells: readonly Cell[]): number {
    return Math.max(
      ...cells.map((cell) => {
        this.use(cell);
        return this.document.heightOfString(this.printable(cell.text), { width: this.widthOf(cell) });
      }),
    );
  }

  private draw(cells: readonly Cell[]): void {
    const { y } = this.document;
    let x = margin.side;
    let lowest = y;
    for (const cell of cells) {
      this.use(cell);
      this.document.text(this.printable(cell.text), x, y, {
        width: this.widthOf(cell),
        align: cell.right === true ? 'right' : 'left',
        strike: cell.struck === true,
      });
      lowest = Math.max(lowest, this.document.y);
      x += (this.width * cell.share) / 100;
    }
    this.document.y = lowest;
  }

  private widthOf({ share }: Cell): number {
    return (this.width * share) / 100 - (share === 100 ? 0 : padding);
  }

  private use({ size, bold, colour }: Text): void {
    this.document
      .font(bold === true ? fonts.bold : fonts.regular)
      .fontSize(size)
      .fillColor(colour ?? paper.ink);
  }

  /** Characters missing in the font are written as code points, so that they are not lost. */
  private printable(text: string): string {
    // The type declarations lack the current font.
    const { font } = (this.document as unknown as { _font: { font: Glyphs } })._font;
    return text.replace(/[^\n\x20-\x7e]/gu, (char) => {
      const code = char.codePointAt(0) ?? 0;
      if (/\p{Cc}/u.test(char)) return ' ';
      return font.hasGlyphForCodePoint(code)
        ? char
        : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    });
  }
}

interface Glyphs {
  hasGlyphForCodePoint(code: number): boolean;
}
