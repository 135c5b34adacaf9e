import { raw } from 'bwip-js';
import { checkDigit } from '@boxtrail/kernel';
import { labelsAsPdf, type Label } from '@boxtrail/labels';
import { perSecond, type Case } from '../case';

/** Labels of different boxes and different orders: no code occurs twice. */
function* labels(count: number): Generator<Label & { readonly order: NonNullable<Label['order']> }> {
  for (let i = 0; i < count; i += 1) {
    const digits = `0201234501${String(i).padStart(7, '0')}`;
    yield {
      sscc: `${digits}${checkDigit(digits)}`,
      gtin: '06901234000016',
      destination: { gln: '6901234000023', name: '南关区 向阳村委会' },
      building: `${(i % 30) + 1}号楼`,
      unit: `${(i % 4) + 1}单元 ${(i % 33) + 1}01`,
      bestBefore: '2026-03-20',
      specialNeeds: i % 5 === 0 ? ['infant'] : [],
      order: {
        roundId: 'round-1-220102003001',
        needId: `need-${i}`,
        amountFen: 12_800,
        payment: 'prepaid',
        boxes: 1,
      },
      contact: { position: '社区值班', phone: '0431-8003001' },
    };
  }
}

async function* all(count: number): AsyncGenerator<Label> {
  yield* labels(count);
}

export const bench: Case = {
  key: 'label.page',
  what: 'labels of boxes as one PDF, against bwip-js drawing their three codes and nothing else',
  unit: 'labels/s',
  slices: 4,
  fair: 'the other side makes the same three codes of the same labels by the same calls of the same release of bwip-js; no code occurs twice, so that ours cannot keep one',
  setup(bench) {
    const counts = { count: bench.pick(800, 200), warmUp: 100 };
    return Promise.resolve({
      ours: {
        name: 'labels as PDF',
        ...counts,
        run: (count: number) =>
          perSecond(count, async () => {
            let bytes = 0;
            for await (const part of labelsAsPdf(all(count), 'zh', '2026-03-16T08:00:00.000Z'))
              bytes += part.length;
            return bytes;
          }),
      },
      limit: {
        name: 'bwip-js alone',
        ...counts,
        run: (count: number) =>
          perSecond(count, () => {
            for (const { sscc, order } of labels(count)) {
              raw('gs1-128', `(00)${sscc}`);
              raw('qrcode', `https://id.gs1.org/00/${sscc}`, 'eclevel=M suppresskanjimode');
              const pay = `boxtrail:pay?v=1&round=${order.roundId}&need=${order.needId}&fen=${order.amountFen}`;
              raw('qrcode', pay, 'eclevel=M suppresskanjimode');
            }
            return Promise.resolve();
          }),
      },
      teardown: () => Promise.resolve(),
    });
  },
};
