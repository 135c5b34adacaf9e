import { needProgress, type BoxStage, type NeedFacts, type Shortage } from '@boxtrail/contracts';

const [vegetables, oil] = ['06901234000023', '06901234000047'] as const;
const need = {
  lines: [
    { gtin: vegetables, quantity: 1, priceFen: 5_000 },
    { gtin: oil, quantity: 1, priceFen: 8_000 },
  ],
  amountFen: 13_000,
};
/** One box of each type, in that order. */
const boxes = (...stages: BoxStage[]) =>
  stages.map((stage, i) => ({ sscc: `box-${i}`, gtin: i === 0 ? vegetables : oil, stage }));
const noOil: Shortage = { gtin: oil, missing: 1, reason: 'sold out' };
const noVegetables: Shortage = { gtin: vegetables, missing: 1, reason: 'spoilt' };

const progress = (changes: Partial<NeedFacts>) =>
  needProgress({ need, cancelled: false, round: 'closed', unpacked: [], boxes: [], ...changes });

describe('the status of a need', () => {
  it.each<[string, Partial<NeedFacts>, string, number]>([
    ['its round is open', { round: 'open' }, 'placed', 13_000],
    ['it was withdrawn', { cancelled: true, boxes: boxes('packed', 'packed') }, 'cancelled', 0],
    ['its round was closed', {}, 'consolidated', 13_000],
    ['one of two boxes is still to be packed', { boxes: boxes('delivered') }, 'consolidated', 13_000],
    ['all is packed', { boxes: boxes('packed', 'packed') }, 'packed', 13_000],
    [
      'one box is less advanced than the other',
      { boxes: boxes('delivered', 'on-the-way') },
      'on-the-way',
      13_000,
    ],
    ['nobody opened for one of two', { boxes: boxes('undelivered', 'delivered') }, 'undelivered', 13_000],
    ['one of two came back', { boxes: boxes('delivered', 'returned') }, 'undelivered', 13_000],
    ['one of two is missing', { boxes: boxes('missing', 'delivered') }, 'undelivered', 13_000],
    ['all was handed over', { boxes: boxes('delivered', 'delivered') }, 'delivered', 13_000],
    ['one was never packed', { unpacked: [noOil], boxes: boxes('delivered') }, 'partly-delivered', 5_000],
    ['one was never packed, the other waits', { unpacked: [noOil], boxes: boxes('packed') }, 'packed', 5_000],
    ['one was lost', { boxes: boxes('delivered', 'lost') }, 'partly-delivered', 5_000],
    ['one was destroyed', { boxes: boxes('destroyed', 'delivered') }, 'partly-delivered', 8_000],
    ['one was lost, the other is on the way', { boxes: boxes('lost', 'on-the-way') }, 'on-the-way', 8_000],
    ['one was lost, the other is still to be packed', { boxes: boxes('lost') }, 'consolidated', 8_000],
    ['all was lost', { boxes: boxes('lost', 'lost') }, 'undelivered', 0],
    ['one was never packed, the other lost', { unpacked: [noOil], boxes: boxes('lost') }, 'undelivered', 0],
    ['no box was packed', { unpacked: [noVegetables, noOil] }, 'undelivered', 0],
    [
      'a box counted as missing was packed',
      { unpacked: [noOil], boxes: boxes('packed', 'packed') },
      'packed',
      13_000,
    ],
    [
      'more came than was ordered',
      { boxes: [...boxes('delivered', 'delivered'), ...boxes('packed')] },
      'packed',
      13_000,
    ],
  ])('when %s: %j gives %s at %i fen', (_when, facts, status, adjustedAmountFen) => {
    const { shortages: _, ...rest } = progress(facts);
    expect(rest).toEqual({ status, adjustedAmountFen });
  });

  it('lists the shortages with their reasons', () => {
    expect(progress({ unpacked: [noOil], boxes: boxes('lost') }).shortages).toEqual([
      noOil,
      { gtin: vegetables, missing: 1, reason: 'box box-0 was lost' },
    ]);
    expect(progress({ unpacked: [noOil], boxes: boxes('packed', 'packed') }).shortages).toEqual([]);
  });
});
