import { NeedCancelled, NeedRecorded, RoundClosed, RoundOpened } from '@boxtrail/contracts';
import { fold } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { Need, RoundDetails } from './round';
import {
  roundDecider,
  type CancelNeed,
  type ChangeNeed,
  type CloseRound,
  type RecordNeed,
} from './round.decider';

const at = '2026-03-01T08:00:00.000Z';
const cutoffAt = '2026-03-01T12:00:00.000Z';
const justBefore = '2026-03-01T11:59:59.999Z';
const justAfter = '2026-03-01T12:00:00.001Z';
const [vegetables, oil, infant] = ['06901234000023', '06901234000047', '06901234000054'] as const;

const details: RoundDetails = {
  roundId: 'R-1',
  communityGln: '6900000000313',
  supplierGln: '6901234000016',
  cutoffAt,
  // Not sorted by GTIN, so that the totals must be sorted.
  offers: [
    { gtin: oil, priceFen: 8000, contentsVersion: 1 },
    { gtin: vegetables, priceFen: 5000, contentsVersion: 1 },
  ],
  designation: null,
};
const opened = RoundOpened.of(at, details);

const record = (changes: Partial<RecordNeed> = {}): RecordNeed => ({
  type: 'RecordNeed',
  occurredAt: at,
  roundId: 'R-1',
  needId: 'N-1',
  householdRef: 'H-1',
  building: '3',
  unit: '2-501',
  order: 'own',
  payment: 'prepaid',
  placedByRef: null,
  proxyReason: null,
  lateFor: null,
  householdLimit: 100_000,
  specialNeeds: [],
  lines: [{ gtin: vegetables, quantity: 2 }],
  ...changes,
});
const need = (changes: Partial<Need> = {}): Need => ({
  roundId: 'R-1',
  needId: 'N-1',
  householdRef: 'H-1',
  building: '3',
  unit: '2-501',
  order: 'own',
  payment: 'prepaid',
  placedByRef: null,
  proxyReason: null,
  lateFor: null,
  specialNeeds: [],
  lines: [{ gtin: vegetables, quantity: 2, priceFen: 5000 }],
  amountFen: 10_000,
  ...changes,
});
const recorded = NeedRecorded.of(at, need());
const cancel = (needId = 'N-1', occurredAt = at): CancelNeed => ({
  type: 'CancelNeed',
  occurredAt,
  roundId: 'R-1',
  needId,
  reason: 'moved away',
});
const cancelled = NeedCancelled.of(at, { roundId: 'R-1', needId: 'N-1', reason: 'moved away' });
const close = (closedBy: 'hand' | 'clock', occurredAt: string): CloseRound => ({
  type: 'CloseRound',
  occurredAt,
  roundId: 'R-1',
  closedBy,
});
const { roundId, communityGln, supplierGln } = details;
const closed = RoundClosed.of(at, {
  roundId,
  communityGln,
  supplierGln,
  closedBy: 'hand',
  totals: [],
  amountFen: 0,
  needs: [],
});

describe('opening a round', () => {
  it('records it', () => {
    given(roundDecider)
      .when({ type: 'OpenRound', occurredAt: at, ...details })
      .then(opened);
  });

  it('records nothing when it is repeated, even after the round was closed', () => {
    given(roundDecider, opened)
      .when({ type: 'OpenRound', occurredAt: cutoffAt, ...details })
      .thenNothing();
    given(roundDecider, opened, closed)
      .when({ type: 'OpenRound', occurredAt: cutoffAt, ...details })
      .thenNothing();
  });

  it('is refused when another round has this id', () => {
    given(roundDecider, opened)
      .when({ type: 'OpenRound', occurredAt: at, ...details, cutoffAt: justAfter })
      .thenRefused('ROUND_EXISTS');
  });

  it('is refused when the cut-off is not after the opening', () => {
    const open = { type: 'OpenRound', ...details } as const;
    given(roundDecider)
      .when({ ...open, occurredAt: cutoffAt })
      .thenRefused('PERIOD_EMPTY');
    given(roundDecider)
      .when({ ...open, occurredAt: justBefore })
      .then(RoundOpened.of(justBefore, details));
  });

  it('records nothing when it is repeated after the cut-off', () => {
    given(roundDecider, opened)
      .when({ type: 'OpenRound', ...details, occurredAt: justAfter })
      .thenNothing();
  });

  it('is refused when a box type is offered at two prices', () => {
    const offers = [...details.offers, { gtin: oil, priceFen: 1, contentsVersion: 1 }];
    given(roundDecider)
      .when({ type: 'OpenRound', occurredAt: at, ...details, offers })
      .thenRefused('DUPLICATE_IN_REQUEST');
  });
});

describe('recording a need', () => {
  it('uses the prices of the round', () => {
    given(roundDecider, opened)
      .when(
        record({
          lines: [
            { gtin: vegetables, quantity: 2 },
            { gtin: oil, quantity: 1 },
          ],
        }),
      )
      .then(
        NeedRecorded.of(
          at,
          need({
            lines: [
              { gtin: vegetables, quantity: 2, priceFen: 5000 },
              { gtin: oil, quantity: 1, priceFen: 8000 },
            ],
            amountFen: 18_000,
          }),
        ),
      );
  });

  it('accepts a proxy order on account, with its grid worker and reason', () => {
    const proxy = {
      order: 'proxy',
      payment: 'on-account',
      placedByRef: 'grid-7',
      proxyReason: 'cannot leave the bed',
      specialNeeds: ['bed-ridden', 'diabetic'],
    } satisfies Partial<Need>;
    given(roundDecider, opened)
      .when(record(proxy))
      .then(NeedRecorded.of(at, need(proxy)));
    given(roundDecider, opened)
      .when(record({ ...proxy, payment: 'prepaid' }))
      .then(NeedRecorded.of(at, need({ ...proxy, payment: 'prepaid' })));
  });

  it('refuses a proxy order without a grid worker, and an own order with one', () => {
    given(roundDecider, opened)
      .when(record({ order: 'proxy' }))
      .thenRefused('PROXY_NEEDS_PLACED_BY');
    given(roundDecider, opened)
      .when(record({ placedByRef: 'grid-7' }))
      .thenRefused('OWN_HAS_NO_PLACED_BY');
  });

  it('refuses a proxy order without a reason, and an own order with one', () => {
    given(roundDecider, opened)
      .when(record({ order: 'proxy', placedByRef: 'grid-7' }))
      .thenRefused('PROXY_NEEDS_REASON');
    given(roundDecider, opened)
      .when(record({ proxyReason: 'cannot leave the bed' }))
      .thenRefused('PROXY_NEEDS_REASON');
  });

  it('keeps the round that it came too late for', () => {
    given(roundDecider, opened)
      .when(record({ lateFor: 'R-0' }))
      .then(NeedRecorded.of(at, need({ lateFor: 'R-0' })));
    given(roundDecider, opened, NeedRecorded.of(at, need({ lateFor: 'R-0' })))
      .when(record({ lateFor: 'R-0' }))
      .thenNothing();
  });

  it('is bounded by the boxes of a household; its withdrawn needs do not count', () => {
    const more = (changes: Partial<RecordNeed>) => record({ needId: 'N-2', householdLimit: 3, ...changes });
    const one = [{ gtin: vegetables, quantity: 1 }];
    given(roundDecider, opened, recorded).when(more({})).thenRefused('HOUSEHOLD_LIMIT');
    given(roundDecider, opened, recorded)
      .when(more({ lines: one }))
      .then(
        NeedRecorded.of(
          at,
          need({ needId: 'N-2', lines: [{ ...one[0]!, priceFen: 5000 }], amountFen: 5000 }),
        ),
      );
    given(roundDecider, opened, recorded)
      .when(more({ householdRef: 'H-2' }))
      .then(NeedRecorded.of(at, need({ needId: 'N-2', householdRef: 'H-2' })));
    given(roundDecider, opened, recorded, cancelled)
      .when(more({}))
      .then(NeedRecorded.of(at, need({ needId: 'N-2' })));
  });

  it('refuses an own order on account', () => {
    given(roundDecider, opened)
      .when(record({ payment: 'on-account' }))
      .thenRefused('ON_ACCOUNT_IS_FOR_PROXY');
  });

  it('refuses a box type that is not on offer or is named twice', () => {
    given(roundDecider, opened)
      .when(record({ lines: [{ gtin: infant, quantity: 1 }] }))
      .thenRefused('BOX_TYPE_NOT_OFFERED');
    const twice = [
      { gtin: oil, quantity: 1 },
      { gtin: oil, quantity: 2 },
    ];
    given(roundDecider, opened)
      .when(record({ lines: twice }))
      .thenRefused('DUPLICATE_IN_REQUEST');
  });

  it('records nothing when it is repeated, at any later time', () => {
    given(roundDecider, opened, recorded).when(record()).thenNothing();
    given(roundDecider, opened, recorded)
      .when(record({ occurredAt: justAfter }))
      .thenNothing();
    given(roundDecider, opened, recorded, closed).when(record()).thenNothing();
  });

  it('accepts a withdrawn need as a new one while the round is open, with any content', () => {
    const withdrawn = given(roundDecider, opened, recorded, cancelled);
    withdrawn.when(record()).then(recorded);
    withdrawn.when(record({ unit: '1-101' })).then(NeedRecorded.of(at, need({ unit: '1-101' })));
    withdrawn.when(record({ occurredAt: justAfter })).thenRefused('ROUND_CUT_OFF_PASSED');
    withdrawn.when(record({ payment: 'on-account' })).thenRefused('ON_ACCOUNT_IS_FOR_PROXY');
    given(roundDecider, opened, recorded, cancelled, closed).when(record()).thenRefused('ROUND_CLOSED');
  });

  it('keeps a need recorded again: a repetition changes nothing, and it can be withdrawn again', () => {
    const again = given(roundDecider, opened, recorded, cancelled, recorded);
    again.when(record()).thenNothing();
    again.when(record({ unit: '1-101' })).thenRefused('NEED_EXISTS');
    again.when(cancel()).then(cancelled);
    const twice = given(roundDecider, opened, recorded, cancelled, recorded, cancelled);
    twice.when(cancel()).thenNothing();
    twice.when(record()).then(recorded);
  });

  it('counts and consolidates a need recorded again once, as last recorded', () => {
    const other = need({
      unit: '1-101',
      lines: [{ gtin: oil, quantity: 1, priceFen: 8000 }],
      amountFen: 8000,
    });
    const state = fold(roundDecider, [opened, recorded, cancelled, NeedRecorded.of(at, other)]);
    expect(state).toMatchObject({ boxes: 1, amountFen: 8000 });
    const [event] = roundDecider.decide(close('hand', justBefore), state);
    expect(event?.data).toMatchObject({
      totals: [{ gtin: oil, quantity: 1 }],
      amountFen: 8000,
      needs: [{ needId: 'N-1', unit: '1-101' }],
    });
  });

  it.each<Partial<RecordNeed>>([
    { householdRef: 'H-2' },
    { building: '4' },
    { unit: '1-101' },
    { order: 'proxy' },
    { payment: 'on-account' },
    { placedByRef: 'grid-7' },
    { proxyReason: 'cannot leave the bed' },
    { specialNeeds: ['infant'] },
    { lines: [{ gtin: vegetables, quantity: 3 }] },
    { lines: [{ gtin: infant, quantity: 2 }] },
  ])('is refused under the id of another need: %j', (difference) => {
    given(roundDecider, opened, recorded).when(record(difference)).thenRefused('NEED_EXISTS');
    given(roundDecider, opened, recorded, closed).when(record(difference)).thenRefused('NEED_EXISTS');
  });

  it('is accepted up to the cut-off and refused after it', () => {
    given(roundDecider, opened)
      .when(record({ occurredAt: cutoffAt }))
      .then(NeedRecorded.of(cutoffAt, need()));
    given(roundDecider, opened)
      .when(record({ occurredAt: justAfter }))
      .thenRefused('ROUND_CUT_OFF_PASSED');
  });

  it('is refused when the round is closed or unknown', () => {
    given(roundDecider, opened, closed).when(record()).thenRefused('ROUND_CLOSED');
    given(roundDecider).when(record()).thenRefused('ROUND_UNKNOWN');
  });

  it('is bounded by the boxes of a round; a cancelled need frees its room', () => {
    const most = NeedRecorded.of(at, need({ lines: [{ gtin: vegetables, quantity: 4998, priceFen: 5000 }] }));
    given(roundDecider, opened, most)
      .when(record({ needId: 'N-2' }))
      .then(NeedRecorded.of(at, need({ needId: 'N-2' })));
    const three = [{ gtin: vegetables, quantity: 3 }];
    given(roundDecider, opened, most)
      .when(record({ needId: 'N-2', lines: three }))
      .thenRefused('ROUND_FULL');
    const overfull = record({ needId: 'N-2', lines: [{ gtin: vegetables, quantity: 5001 }] });
    given(roundDecider, opened, most, cancelled, cancelled).when(overfull).thenRefused('ROUND_FULL');
    given(roundDecider, opened, most, cancelled)
      .when(record({ needId: 'N-2' }))
      .then(NeedRecorded.of(at, need({ needId: 'N-2' })));
  });

  it('is bounded by the largest amount of an event', () => {
    const dear = NeedRecorded.of(at, need({ amountFen: 99_990_000 }));
    given(roundDecider, opened, dear)
      .when(record({ needId: 'N-2' }))
      .then(NeedRecorded.of(at, need({ needId: 'N-2' })));
    const three = [{ gtin: vegetables, quantity: 3 }];
    given(roundDecider, opened, dear)
      .when(record({ needId: 'N-2', lines: three }))
      .thenRefused('ROUND_FULL');
  });
});

describe('a round with the most and longest needs', () => {
  const long = (n: number): RecordNeed =>
    record({
      needId: `${n}`.padStart(64, '户'),
      householdRef: '户'.repeat(64),
      building: '楼'.repeat(64),
      unit: '号'.repeat(64),
      lines: [{ gtin: vegetables, quantity: 1 }],
    });

  it('is full before its closing event would be too large', () => {
    let state = fold(roundDecider, [opened]);
    let taken = 0;
    for (let refusal: unknown; refusal === undefined; taken += 1) {
      try {
        state = roundDecider.decide(long(taken), state).reduce(roundDecider.evolve, state);
      } catch (error) {
        refusal = error;
        expect(refusal).toMatchObject({ code: 'ROUND_FULL' });
      }
    }
    const [event] = roundDecider.decide(close('hand', justBefore), state);
    const bytes = Buffer.byteLength(JSON.stringify(event?.data));
    expect(bytes).toBeLessThan(1_048_576);
    expect(bytes).toBeGreaterThan(990_000);
  });
});

describe('cancelling a need', () => {
  it('records it once', () => {
    given(roundDecider, opened, recorded).when(cancel()).then(cancelled);
    given(roundDecider, opened, recorded, cancelled).when(cancel()).thenNothing();
    given(roundDecider, opened, recorded, cancelled, closed).when(cancel()).thenNothing();
  });

  it('is accepted up to the cut-off', () => {
    given(roundDecider, opened, recorded)
      .when(cancel('N-1', cutoffAt))
      .then(NeedCancelled.of(cutoffAt, { roundId: 'R-1', needId: 'N-1', reason: 'moved away' }));
    given(roundDecider, opened, recorded).when(cancel('N-1', justAfter)).thenRefused('ROUND_CUT_OFF_PASSED');
    given(roundDecider, opened, recorded, closed).when(cancel()).thenRefused('ROUND_CLOSED');
  });

  it('is refused for an unknown need', () => {
    given(roundDecider, opened, recorded).when(cancel('N-2')).thenRefused('NEED_UNKNOWN');
    given(roundDecider).when(cancel()).thenRefused('ROUND_UNKNOWN');
  });
});

describe('changing a need', () => {
  const { type: _, lateFor: __, ...asked } = record();
  const change = (changes: Partial<ChangeNeed> = {}): ChangeNeed => ({
    type: 'ChangeNeed',
    ...asked,
    unit: '1-101',
    ifRevision: [2],
    ...changes,
  });
  const withdrawn = NeedCancelled.of(at, { roundId: 'R-1', needId: 'N-1', reason: 'changed' });
  const changed = NeedRecorded.of(at, need({ unit: '1-101' }));

  it('withdraws it and records it anew, once', () => {
    given(roundDecider, opened, recorded).when(change()).then(withdrawn, changed);
    given(roundDecider, opened, recorded)
      .when(change({ unit: '2-501' }))
      .thenNothing();
    given(roundDecider, opened, recorded, withdrawn, changed)
      .when(change({ ifRevision: [4] }))
      .thenNothing();
  });

  it('is refused at another revision than the need has', () => {
    given(roundDecider, opened, recorded, withdrawn, changed)
      .when(change({ unit: '9' }))
      .thenRefused('STALE_REVISION');
    given(roundDecider, opened, recorded)
      .when(change({ ifRevision: [3, 2] }))
      .then(withdrawn, changed);
  });

  it('is refused for no need, a withdrawn one, after the cut-off and in a closed round', () => {
    given(roundDecider).when(change()).thenRefused('ROUND_UNKNOWN');
    given(roundDecider, opened).when(change()).thenRefused('NEED_UNKNOWN');
    given(roundDecider, opened, recorded, cancelled).when(change()).thenRefused('NEED_WITHDRAWN');
    given(roundDecider, opened, recorded)
      .when(change({ occurredAt: justAfter }))
      .thenRefused('ROUND_CUT_OFF_PASSED');
    given(roundDecider, opened, recorded, closed).when(change()).thenRefused('ROUND_CLOSED');
  });

  it('counts what it replaces neither for the round nor for the household', () => {
    const lines = [{ gtin: vegetables, quantity: 4999 }];
    const many = need({ lines: [{ ...lines[0]!, priceFen: 5000 }], amountFen: 24_995_000 });
    given(roundDecider, opened, recorded)
      .when(change({ unit: '2-501', lines, householdLimit: 4999 }))
      .then(withdrawn, NeedRecorded.of(at, many));
    given(roundDecider, opened, recorded)
      .when(change({ lines, householdLimit: 4998 }))
      .thenRefused('HOUSEHOLD_LIMIT');
    given(roundDecider, opened, recorded)
      .when(change({ lines: [{ gtin: infant, quantity: 1 }] }))
      .thenRefused('BOX_TYPE_NOT_OFFERED');
  });
});

describe('closing a round', () => {
  it('consolidates the needs in force: totals by GTIN, needs as recorded', () => {
    const second = need({
      needId: 'N-2',
      householdRef: 'H-2',
      lines: [
        { gtin: oil, quantity: 3, priceFen: 8000 },
        { gtin: vegetables, quantity: 1, priceFen: 5000 },
      ],
      amountFen: 29_000,
    });
    const third = need({ needId: 'N-3', householdRef: 'H-3' });
    given(roundDecider, opened, recorded, NeedRecorded.of(at, third), NeedRecorded.of(at, second), cancelled)
      .when(close('hand', justBefore))
      .then(
        RoundClosed.of(justBefore, {
          roundId,
          communityGln,
          supplierGln,
          closedBy: 'hand',
          totals: [
            { gtin: vegetables, quantity: 3 },
            { gtin: oil, quantity: 3 },
          ],
          amountFen: 39_000,
          needs: [
            {
              needId: 'N-3',
              householdRef: 'H-3',
              building: '3',
              unit: '2-501',
              order: 'own',
              placedByRef: null,
              specialNeeds: [],
              payment: 'prepaid',
              amountFen: 10_000,
              lines: [{ gtin: vegetables, quantity: 2 }],
            },
            {
              needId: 'N-2',
              householdRef: 'H-2',
              building: '3',
              unit: '2-501',
              order: 'own',
              placedByRef: null,
              specialNeeds: [],
              payment: 'prepaid',
              amountFen: 29_000,
              lines: [
                { gtin: oil, quantity: 3 },
                { gtin: vegetables, quantity: 1 },
              ],
            },
          ],
        }),
      );
  });

  it('sends needs of households with special needs first, else in order of recording', () => {
    const ids = ['N-1', 'N-2', 'N-3', 'N-4'].map((needId, i) =>
      NeedRecorded.of(at, need({ needId, specialNeeds: i === 1 ? ['medical'] : i === 3 ? ['infant'] : [] })),
    );
    const [event] = roundDecider.decide(close('hand', justBefore), fold(roundDecider, [opened, ...ids]));
    const sent = event?.type === 'orders.RoundClosed' ? event.data.needs.map(({ needId }) => needId) : [];
    expect(sent).toEqual(['N-2', 'N-4', 'N-1', 'N-3']);
  });

  it('by the clock is refused before the cut-off', () => {
    given(roundDecider, opened).when(close('clock', justBefore)).thenRefused('CUT_OFF_NOT_REACHED');
    given(roundDecider, opened)
      .when(close('clock', cutoffAt))
      .then(RoundClosed.of(cutoffAt, { ...closed.data, closedBy: 'clock' }));
  });

  it('happens once', () => {
    given(roundDecider, opened, closed).when(close('hand', at)).thenRefused('ROUND_CLOSED');
    given(roundDecider, opened, closed).when(close('clock', cutoffAt)).thenRefused('ROUND_CLOSED');
    given(roundDecider).when(close('hand', at)).thenRefused('ROUND_UNKNOWN');
  });
});
