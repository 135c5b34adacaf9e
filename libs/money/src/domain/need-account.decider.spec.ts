import { eventProblem, NeedCollected, NeedTransferred, type LedgerTransfer } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { needAccountDecider, type CollectForNeed, type RefundBox } from './need-account.decider';
import {
  amountFen,
  at,
  balances,
  first,
  follow,
  known,
  moved,
  parties,
  run,
  second,
  sumsAfter,
  third,
  transfersOf,
  type Known,
} from './testing/need-facts';

const all = (stage: 'packed' | 'delivered') => ({ [first]: stage, [second]: stage, [third]: stage });

describe('the money of a need follows its facts', () => {
  it.each<[string, Known[], string[]]>([
    ['it is recorded', [known()], ['reserve 18000']],
    ['it is recorded twice', [known(), known()], ['reserve 18000']],
    ['its boxes are packed', [known(), known({ stages: all('packed') })], ['reserve 18000']],
    [
      'one box is delivered, then all',
      [known(), known({ stages: { [first]: 'delivered' } }), known({ stages: all('delivered') })],
      ['reserve 18000', 'post 5000', 'post 5000', 'post 8000'],
    ],
    [
      'all is known at once, late',
      [known({ stages: { [first]: 'delivered', [second]: 'lost' }, short: true })],
      ['reserve 18000', 'post 5000', 'void 5000', 'void 8000'],
    ],
    [
      'a box is lost, then found and delivered',
      [known(), known({ stages: { [third]: 'lost' } }), known({ stages: { [third]: 'delivered' } })],
      ['reserve 18000', 'void 8000', 'void-reversed 8000', 'post 8000'],
    ],
    [
      'a handover is corrected: it never was',
      [known(), known({ stages: { [first]: 'delivered' } }), known({ stages: { [first]: 'on-the-way' } })],
      ['reserve 18000', 'post 5000', 'post-reversed 5000'],
    ],
    [
      'a delivered box is returned, then delivered again',
      [
        known(),
        known({ stages: { [first]: 'delivered' } }),
        known({ stages: { [first]: 'returned' } }),
        known({ stages: { [first]: 'delivered' } }),
      ],
      ['reserve 18000', 'post 5000', 'refund 5000', 'refund-reversed 5000'],
    ],
    [
      'a returned box is not delivered after all',
      [
        known(),
        known({ stages: { [first]: 'delivered' } }),
        known({ stages: { [first]: 'returned' } }),
        known({ stages: { [first]: 'packed' } }),
      ],
      ['reserve 18000', 'post 5000', 'refund 5000', 'refund-reversed 5000', 'post-reversed 5000'],
    ],
    [
      'a delivered box turns out to be damaged',
      [
        known({ stages: { [first]: 'delivered' } }),
        known({ stages: { [first]: 'delivered' }, damaged: [first] }),
      ],
      ['reserve 18000', 'post 5000', 'refund 5000'],
    ],
    [
      'a box counted as never packed was packed',
      [known(), known({ short: true }), known({ short: true, stages: { [first]: 'packed' } })],
      ['reserve 18000', 'void 10000', 'void 8000', 'void-reversed 5000'],
    ],
    ['it is withdrawn', [known(), known({ cancelled: true })], ['reserve 18000', 'void 18000']],
    [
      'it is withdrawn and recorded again',
      [known(), known({ cancelled: true }), known()],
      ['reserve 18000', 'void 18000', 'reserve 18000'],
    ],
  ])('when %s', (_, facts, expected) => {
    const events = run(...facts.map((one, i) => follow(i + 1, one)));
    expect(moved(events)).toEqual(expected);
    expect(events.map(eventProblem).filter(Boolean)).toEqual([]);
  });

  it('given an older cause than one that it followed, then nothing changes', () => {
    const posted = run(follow(1, known()), follow(9, known({ stages: { [first]: 'delivered' } })));
    given(needAccountDecider, ...posted)
      .when(follow(5, known()))
      .thenNothing();
  });

  it('given a need that was recorded again for another household, then the first one gets its money back', () => {
    const other = { ...parties, householdRef: 'hh-2', payment: 'on-account' as const };
    const events = run(follow(1, known()), follow(2, known(), other));
    expect(balances(transfersOf(events))).toEqual({
      [`community ${parties.communityGln}`]: -amountFen,
      'on-account hh-2': amountFen,
    });
  });

  it('dates a posting by the handover, and a reversal by its correction', () => {
    const events = run(
      follow(1, known()),
      follow(50, known({ stages: { [first]: 'delivered' } })),
      follow(60, known({ stages: { [first]: 'packed' } })),
    );
    expect(transfersOf(events).map((one) => [one.kind, one.at])).toEqual([
      ['reserve', at(0)],
      ['post', at(30)],
      ['post-reversed', at(60)],
    ]);
  });

  it.each([
    ['prepaid', 'household hh-1', 'refunds hh-1'],
    ['on-account', 'on-account hh-1', 'on-account hh-1'],
  ] as const)('a %s need: who pays, and who gets a refund', (payment, payer, refunds) => {
    const of = { ...parties, payment };
    const events = run(
      follow(1, known(), of),
      follow(2, known({ stages: all('delivered') }), of),
      follow(3, known({ stages: { ...all('delivered'), [third]: 'returned' } }), of),
    );
    const supplier = `supplier ${parties.supplierGln}`;
    expect(balances(transfersOf(events))).toEqual(
      payer === refunds
        ? { [payer]: amountFen - 8_000, [supplier]: -10_000 }
        : { [payer]: amountFen, [supplier]: -10_000, [refunds]: -8_000 },
    );
  });
});

const collect = (changes: Partial<CollectForNeed> = {}): CollectForNeed => ({
  ...{ type: 'CollectForNeed', occurredAt: at(5), roundId: 'R-1', needId: 'N-1', collectionId: 'c-1' },
  ...{ workerRef: 'grid-4', method: 'cash', amountFen: 10_000, ...changes },
});
const transfer = (changes: Partial<LedgerTransfer>): LedgerTransfer => ({
  ...{ kind: 'collect', debit: { kind: 'cash', ref: 'grid-4' }, credit: { kind: 'household', ref: 'hh-1' } },
  ...{ amountFen: 10_000, at: at(5), sscc: null, gtin: null, reason: null, ...changes },
});
const collected = (expectedFen: number, collectionId = 'c-1') =>
  NeedCollected.of(at(5), {
    ...{ roundId: 'R-1', needId: 'N-1', ...parties, collectionId, workerRef: 'grid-4', method: 'cash' },
    ...{ expectedFen, amountFen: 10_000, transfers: [transfer({})] },
  });

describe('collecting for a need', () => {
  const reserved = run(follow(1, known()));

  it('records what was expected: the amount less what was collected before', () => {
    given(needAccountDecider, ...reserved)
      .when(collect())
      .then(collected(amountFen));
    given(needAccountDecider, ...reserved, collected(amountFen))
      .when(collect({ collectionId: 'c-2' }))
      .then(collected(8_000, 'c-2'));
  });

  it('records the same collection once, and refuses its id for another', () => {
    const twice = given(needAccountDecider, ...reserved, collected(amountFen));
    twice.when(collect()).thenNothing();
    twice.when(collect({ amountFen: 9_000 })).thenRefused('COLLECTION_EXISTS');
  });

  it('refuses an unknown need', () => {
    given(needAccountDecider).when(collect()).thenRefused('NEED_ACCOUNT_UNKNOWN');
  });
});

const refund = (sscc: string): RefundBox => ({
  ...{ type: 'RefundBox', occurredAt: at(90), roundId: 'R-1', needId: 'N-1', sscc, reason: 'mouldy' },
});

describe('refunding a box by hand', () => {
  const delivered = run(follow(1, known()), follow(2, known({ stages: { [first]: 'delivered' } })));
  const refunded = NeedTransferred.of(at(90), {
    ...{ roundId: 'R-1', needId: 'N-1', ...parties, causePosition: null },
    transfers: [
      transfer({
        ...{ kind: 'refund', debit: { kind: 'supplier', ref: parties.supplierGln } },
        ...{ credit: { kind: 'refunds', ref: 'hh-1' }, amountFen: 5_000, at: at(90), sscc: first },
        reason: 'mouldy',
      }),
    ],
  });

  it('refunds what was posted, once', () => {
    given(needAccountDecider, ...delivered)
      .when(refund(first))
      .then(refunded);
    given(needAccountDecider, ...delivered, refunded)
      .when(refund(first))
      .thenRefused('BOX_ALREADY_REFUNDED');
  });

  it('refuses a box that was not delivered', () => {
    given(needAccountDecider, ...delivered)
      .when(refund(second))
      .thenRefused('BOX_NOT_POSTED');
    given(needAccountDecider).when(refund(first)).thenRefused('NEED_ACCOUNT_UNKNOWN');
  });

  it('stays while the box is delivered, and is not doubled when the box is returned', () => {
    const later = given(needAccountDecider, ...delivered, refunded);
    later.when(follow(3, known({ stages: { [first]: 'delivered' } }))).thenNothing();
    later.when(follow(3, known({ stages: { [first]: 'returned' } }))).thenNothing();
    expect(sumsAfter([...delivered, refunded])).toEqual({
      ...{ reservedFen: amountFen, openFen: 13_000, postedFen: 0, voidedFen: 0, refundedFen: 5_000 },
      collectedFen: 0,
    });
  });
});
