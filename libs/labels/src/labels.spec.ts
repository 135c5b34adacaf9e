import { checkDigit } from '@boxtrail/kernel';
import { pdfText } from '../../../test/support/pdf-text';
import { readCodes } from '../../../test/support/read-codes';
import { labelsAsPdf, labelsAsZpl, type Label } from '.';
import { sampleLabel } from './testing/sample-labels';

const at = '2026-03-16T08:00:00.000Z';

async function* of(...labels: Label[]) {
  yield* labels;
}

async function joined(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

async function text(parts: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const part of parts) all += part;
  return all;
}

function sscc(serial: number): string {
  const digits = `0201234501${String(serial).padStart(7, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

const order = sampleLabel.order!;
const labels: Label[] = [
  sampleLabel,
  {
    ...sampleLabel,
    sscc: sscc(9_999_999),
    order: { ...order, needId: 'N'.repeat(64), roundId: 'R'.repeat(64) },
  },
  { ...sampleLabel, sscc: sscc(0), order: { ...order, amountFen: 5 }, specialNeeds: [], contact: null },
  { ...sampleLabel, sscc: sscc(1234567), order: null },
];
const payments = [
  'boxtrail:pay?v=1&round=R-220102-0316&need=N-1042&fen=12850',
  `boxtrail:pay?v=1&round=${'R'.repeat(64)}&need=${'N'.repeat(64)}&fen=12850`,
  'boxtrail:pay?v=1&round=R-220102-0316&need=N-1042&fen=5',
  null,
];
const expected = labels.map((label, i) => {
  const texts = [payments[i], `https://id.gs1.org/00/${label.sscc}`].filter(
    (code) => typeof code === 'string',
  );
  return {
    zxing: [`]C1 (00)${label.sscc}`, ...texts.map((code) => `]Q1 ${code}`)],
    zbar: [`ZBAR_CODE128 00${label.sscc}`, ...texts.map((code) => `ZBAR_QRCODE ${code}`)],
  };
});

describe('labels at 203 dpi', () => {
  it('given labels as PDF, then two decoders read the SSCC, the link and the payment code of each', async () => {
    expect(readCodes(await joined(labelsAsPdf(of(...labels), 'zh', at)), 'pdf')).toEqual(expected);
  });

  it('given labels as ZPL, then two decoders read the SSCC, the link and the payment code of each', async () => {
    expect(readCodes(await text(labelsAsZpl(of(...labels), 'zh')), 'zpl')).toEqual(expected);
  });
});

describe('labels as PDF', () => {
  const pages = async (lang: 'zh' | 'en', ...some: Label[]) =>
    pdfText(await joined(labelsAsPdf(of(...some), lang, at))).map((page) => page.replace(/\s+/g, ' '));

  it.each([
    [
      'zh',
      [
        '南关区 向阳村委会',
        '3号楼(东)',
        '2单元 1801',
        '清真',
        '婴幼儿',
        '糖尿病',
        '¥128.50',
        '已预付',
        '共 3 箱',
        '社区书记：+86 431 8888 0001',
        '保质期至',
        '2026-03-20',
      ],
    ],
    [
      'en',
      [
        'GLN 6901234000023',
        'HALAL',
        'INFANT',
        'DIABETIC',
        'prepaid',
        '3 boxes',
        '(00) 0 2012345 010000001 7',
        'Order N-1042 · R-220102-0316',
      ],
    ],
  ] as const)('given a label in %s, then its words can be found', async (lang, words) => {
    const [page = ''] = await pages(lang, sampleLabel);
    expect(words.filter((word) => !page.includes(word))).toEqual([]);
  });

  it('given no order and no contact, then the label says so', async () => {
    const [page] = await pages('en', { ...sampleLabel, order: null, contact: null });
    expect(page).toContain('The order is unknown');
    expect(page).toContain('No responsible person is named');
  });

  it('given contents without a date, then the label has none', async () => {
    const [page] = await pages('en', { ...sampleLabel, bestBefore: null });
    expect(page).not.toContain('Best before');
    expect(
      readCodes(await joined(labelsAsPdf(of({ ...sampleLabel, bestBefore: null }), 'zh', at)), 'pdf'),
    ).toEqual([expected[0]]);
  });

  it('given hostile and very long texts, then they are cut off, and the codes are still read', async () => {
    const hostile: Label = {
      ...sampleLabel,
      destination: { ...sampleLabel.destination, name: `\u202eevil ^XZ ~JA <script>${'长'.repeat(200)}` },
      building: '(-1)\u2028\u0007'.repeat(10),
      unit: '😀',
    };
    const pdf = await joined(labelsAsPdf(of(hostile), 'zh', at));
    const zpl = await text(labelsAsZpl(of(hostile), 'zh'));
    expect(readCodes(pdf, 'pdf')).toEqual([expected[0]]);
    expect(readCodes(zpl, 'zpl')).toEqual([expected[0]]);
    expect(pdfText(pdf)[0]).toContain('evil ^XZ ~JA <script>');
    expect(pdfText(pdf)[0]).toContain('…');
    expect(zpl).not.toContain('~');
    expect(zpl.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ']);
  });

  it('given the same labels twice, then the same bytes', async () => {
    const first = await joined(labelsAsPdf(of(...labels), 'en', at));
    expect((await joined(labelsAsPdf(of(...labels), 'en', at))).equals(first)).toBe(true);
  });

  it('given the bars of the SSCC, then they are at least 32 mm high and the lowest code', async () => {
    const zpl = await text(labelsAsZpl(of(sampleLabel), 'zh'));
    const [, top, height] = /\^FO\d+,(\d+)\^BY4\^BCN,(\d+),/.exec(zpl) ?? [];
    expect(Number(height)).toBeGreaterThanOrEqual(32 * 8);
    const tops = [...zpl.matchAll(/\^FO\d+,(\d+)\^GFA/g)].map((found) => Number(found[1]));
    expect(tops.filter((other) => other > Number(top)).length).toBe(1); // its own number
  });
});
