import { digitalLink, gs1Code128, qrCode, type Bars, type Modules } from './codes';
import type { Label } from './label';
import { yuan } from './yuan';
import { paymentCode } from './payment-code';
import type { LabelWords } from './words';

/** A6 in mm. */
export const page = { width: 105, height: 148 } as const;
/** A dot of a 203 dpi printer, in mm. Bars and modules are whole dots wide, so that no printer blurs them. */
export const dot = 0.125;

interface Placed {
  /** Of the upper left corner, in mm from that of the label. */
  readonly x: number;
  readonly y: number;
}

/** A line of text in a box; it is made smaller until it fits, and cut off at half its size. */
export interface TextItem extends Placed {
  readonly kind: 'text';
  readonly text: string;
  readonly width: number;
  /** Of the line, in mm; the letters are about 0.7 of it. */
  readonly height: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** White on black. */
  readonly inverted?: boolean;
}

/** A text that gives a linear code. `module`: mm. */
export interface BarsItem extends Placed {
  readonly kind: 'bars';
  readonly bars: Bars;
  readonly sscc: string;
  readonly module: number;
  readonly height: number;
}

export interface QrItem extends Placed {
  readonly kind: 'qr';
  readonly text: string;
  readonly modules: Modules;
  readonly module: number;
}

export interface LineItem extends Placed {
  readonly kind: 'line';
  readonly width: number;
}

export type Item = TextItem | BarsItem | QrItem | LineItem;

const left = 5;
const width = page.width - 2 * left;
/** At least 32 mm are required (GS1 Logistic Label Guideline 1.3, section 3). */
const barHeight = 33;
/** Inside the range of a logistic label, 0.495 to 0.94 mm. */
const barModule = 4 * dot;
const qrSide = 30;

/** Where everything stands on the label of a box. The SSCC's bars are lowest, with their number below them. */
export function layoutOf(label: Label, words: LabelWords): readonly Item[] {
  return [
    ...destination(label, words),
    { kind: 'line', x: left, y: 44.5, width },
    ...codes(label, words),
    { kind: 'line', x: left, y: 92, width },
    ...contact(label, words),
    ...sscc(label),
  ];
}

function destination(label: Label, words: LabelWords): readonly Item[] {
  const { gln, name } = label.destination;
  const type = `${words.type} ${label.gtin}`;
  return [
    { kind: 'text', text: name ?? gln, x: left, y: 4, width, height: 9, bold: true },
    { kind: 'text', text: `GLN ${gln}`, x: left, y: 13, width: width / 2, height: 4 },
    { kind: 'text', text: type, x: left + width / 2, y: 13, width: width / 2, height: 4, align: 'right' },
    { kind: 'text', text: `${label.building}  ${label.unit}`, x: left, y: 18, width, height: 14, bold: true },
    ...signs(label, words),
  ];
}

function signs({ specialNeeds }: Label, words: LabelWords): readonly Item[] {
  const gap = 1;
  const each = (width - gap * (Math.max(3, specialNeeds.length) - 1)) / Math.max(3, specialNeeds.length);
  return specialNeeds.map((need, i) => ({
    ...{ kind: 'text', text: words.sign[need], x: toDot(left + i * (each + gap)), y: 34, width: toDot(each) },
    ...{ height: 9, bold: true, align: 'center', inverted: true },
  }));
}

function codes(label: Label, words: LabelWords): readonly Item[] {
  const { order, bestBefore } = label;
  const middle = { x: left + qrSide + 2, width: width - 2 * qrSide - 4 };
  const right = page.width - left - qrSide;
  const caption = { y: 47 + qrSide + 0.5, width: qrSide, height: 4, align: 'center' } as const;
  const trail: Item[] = [
    qr(digitalLink(label.sscc), left),
    { ...{ kind: 'text', text: words.trailCode, x: left }, ...caption },
  ];
  if (bestBefore !== null) {
    const line = { kind: 'text', ...middle, align: 'center' } as const;
    trail.push({ ...line, text: words.bestBefore, y: 71, height: 4 });
    trail.push({ ...line, text: bestBefore, y: 75, height: 6, bold: true });
  }
  if (order === null)
    return [
      ...trail,
      { kind: 'text', text: words.unknownOrder, ...middle, y: 56, height: 5, align: 'center' },
    ];
  const line = { kind: 'text', ...middle, align: 'center' } as const;
  return [
    ...trail,
    { ...line, text: yuan(order.amountFen), y: 50, height: 8, bold: true },
    { ...line, text: words.payment[order.payment], y: 59, height: 5 },
    { ...line, text: words.boxes(order.boxes), y: 65, height: 5 },
    qr(paymentCode(order), right),
    { ...{ kind: 'text', text: words.paymentCode, x: right }, ...caption },
    {
      ...{ kind: 'text', text: `${words.order} ${order.needId} · ${order.roundId}`, x: left, y: 85.5 },
      ...{ width, height: 5 },
    },
  ];
}

/** The largest whole-dot modules by which the code fits, in the middle of its place. */
function qr(text: string, x: number): QrItem {
  const modules = qrCode(text);
  const module = toDot(qrSide / modules.side);
  const rest = toDot((qrSide - module * modules.side) / 2);
  return { kind: 'qr', text, modules, module, x: x + rest, y: 47 + rest };
}

function contact({ contact: person }: Label, words: LabelWords): readonly Item[] {
  const text = person === null ? words.nobody : words.contact(person);
  return [{ kind: 'text', text, x: left, y: 93.5, width, height: 7, bold: person !== null }];
}

function sscc({ sscc: number }: Label): readonly Item[] {
  const bars = gs1Code128(number);
  const wide = bars.reduce((sum, bar) => sum + bar, 0) * barModule;
  const x = toDot((page.width - wide) / 2);
  const grouped = `(00) ${number.slice(0, 1)} ${number.slice(1, 8)} ${number.slice(8, 17)} ${number.slice(17)}`;
  return [
    { kind: 'bars', bars, sscc: number, x, y: 104, module: barModule, height: barHeight },
    { kind: 'text', text: grouped, x: left, y: 138, width, height: 6.5, bold: true, align: 'center' },
  ];
}

/** Rounded down to whole dots. */
const toDot = (mm: number): number => Math.floor(mm / dot) * dot;
