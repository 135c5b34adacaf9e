import {
  BoxDamaged,
  BoxDestroyed,
  BoxFound,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  DeliveryFailed,
  DoorRoundStarted,
  FactCorrected,
  type CorrectionEvent,
} from '@boxtrail/contracts';
import type { ScanEvent } from './box-scan';
import { doorFactTypes, outcomeOf, type DoorFactEvent, type DoorStatus } from './door-outcome';
import { knownDoorFacts } from './testing/known-door-facts';

const sscc = '376104250000000018';
const atGln = '6900000000313';
const at = (minute: number): string => `2026-03-01T16:${String(minute).padStart(2, '0')}:00.000Z`;
const started = (doorRoundId: string, minute: number) =>
  DoorRoundStarted.of(at(minute), { doorRoundId, fromGln: atGln, teamRef: 'team-2', ssccs: [sscc] });

type Kind =
  'handed' | 'failed' | 'returned' | 'lost' | 'found' | 'destroyed' | 'seen' | 'damaged' | 'unsealed';

function scan(kind: Kind, minute: number): ScanEvent {
  const sighting = { sscc, scanId: `scan-${minute}`, atGln, byRef: 'team-2' };
  const noted = { ...sighting, note: null };
  switch (kind) {
    case 'handed':
      return BoxHandedOver.of(at(minute), {
        ...sighting,
        receivedByRef: 'r',
        method: 'in-person',
        proofRef: null,
      });
    case 'failed':
      return DeliveryFailed.of(at(minute), { ...sighting, reason: 'refused' });
    case 'returned':
      return BoxReturned.of(at(minute), sighting);
    case 'lost':
      return BoxLost.of(at(minute), noted);
    case 'found':
      return BoxFound.of(at(minute), noted);
    case 'destroyed':
      return BoxDestroyed.of(at(minute), noted);
    case 'seen':
      return BoxSeen.of(at(minute), sighting);
    case 'damaged':
      return BoxDamaged.of(at(minute), noted);
    case 'unsealed':
      return BoxSealFoundBroken.of(at(minute), noted);
  }
}

const correction = (fact: ScanEvent, instead: CorrectionEvent['data']['instead']): CorrectionEvent =>
  FactCorrected.of(at(50), {
    sscc,
    loadId: null,
    scanId: fact.data.scanId,
    fact: fact.type,
    ssccs: [],
    instead,
    reason: 'wrong box',
    byRef: 'team-2',
  });

const isDoorFact = (event: { readonly type: string }): event is DoorFactEvent =>
  (doorFactTypes as readonly string[]).includes(event.type);

/** The facts of the projected events, by key. */
type Recorded = ScanEvent | CorrectionEvent | ReturnType<typeof started>;
const told = (...events: Recorded[]) => knownDoorFacts(sscc, events.filter(isDoorFact));

/** The outcome of the box of round D1, which left at 16:00. */
const outcome = (...events: Recorded[]) => outcomeOf(told(started('D1', 0), ...events), 'D1', at(0));

/** Each status, with the events that lead to it. */
const ways: Readonly<Record<DoorStatus, readonly Kind[]>> = {
  out: [],
  failed: ['failed'],
  'handed-over': ['handed'],
  returned: ['failed', 'returned'],
  lost: ['lost'],
  found: ['lost', 'found'],
  destroyed: ['destroyed'],
};

/** The status after each event, by status before; omitted: unchanged. */
const effects: Readonly<Record<DoorStatus, Partial<Record<Kind, DoorStatus>>>> = {
  out: {
    failed: 'failed',
    handed: 'handed-over',
    returned: 'returned',
    lost: 'lost',
    found: 'found',
    destroyed: 'destroyed',
  },
  failed: {
    failed: 'failed',
    handed: 'handed-over',
    returned: 'returned',
    lost: 'lost',
    found: 'found',
    destroyed: 'destroyed',
  },
  'handed-over': {
    handed: 'handed-over',
    returned: 'returned',
    lost: 'lost',
    found: 'found',
    destroyed: 'destroyed',
  },
  lost: { handed: 'handed-over', returned: 'returned', lost: 'lost', found: 'found', destroyed: 'destroyed' },
  destroyed: {
    handed: 'handed-over',
    returned: 'returned',
    lost: 'lost',
    found: 'found',
    destroyed: 'destroyed',
  },
  // Back at a station: later facts do not belong to this round.
  returned: {},
  found: {},
};

const kinds: readonly Kind[] = [
  'handed',
  'failed',
  'returned',
  'lost',
  'found',
  'destroyed',
  'seen',
  'damaged',
  'unsealed',
];
const statuses = Object.keys(ways) as DoorStatus[];
const pairs = statuses.flatMap((status) => kinds.map((kind) => [status, kind] as const));
const wayTo = (status: DoorStatus) => ways[status].map((kind, i) => scan(kind, i + 1));

describe('the outcome of a box of a door round', () => {
  it.each(statuses)('given its events, then it is %s', (status) => {
    expect(outcome(...wayTo(status)).status).toBe(status);
  });

  it.each(pairs)('given it is %s, when it is %s', (status, kind) => {
    const before = outcome(...wayTo(status));
    const next = effects[status][kind];
    const expected =
      next === undefined
        ? before
        : {
            status: next,
            since: at(20),
            scanId: 'scan-20',
            failedBecause: next === 'failed' ? 'refused' : before.failedBecause,
          };
    expect(outcome(...wayTo(status), scan(kind, 20))).toEqual(expected);
  });

  it.each(pairs)(
    'given it is %s, when it is %s by an event recorded first, then the same',
    (status, kind) => {
      const late = [scan(kind, 20), ...wayTo(status)];
      expect(outcome(...late)).toEqual(outcome(...wayTo(status), scan(kind, 20)));
    },
  );

  it.each(pairs)('given it is %s, when it is %s and that is withdrawn, then as before', (status, kind) => {
    const wrong = scan(kind, 20);
    expect(outcome(...wayTo(status), wrong, correction(wrong, null))).toEqual(outcome(...wayTo(status)));
  });

  it.each(pairs)(
    'given it is %s, when a sighting is corrected to %s, then like that fact',
    (status, kind) => {
      const right = scan(kind, 20);
      expect(outcome(...wayTo(status), correction(scan('seen', 20), right))).toEqual(
        outcome(...wayTo(status), right),
      );
    },
  );

  it.each(statuses)(
    'given it is %s, when it leaves with another round, then this one has no further facts',
    (status) => {
      const all = [...wayTo(status), started('D2', 10), scan('handed', 20)];
      expect(outcome(...all)).toEqual(outcome(...wayTo(status)));
      const known = told(started('D1', 0), ...all);
      expect(outcomeOf(known, 'D2', at(10)).status).toBe('handed-over');
    },
  );

  it('given facts before it left, then they do not belong to this round', () => {
    const known = told(scan('handed', 1), scan('failed', 2), started('D1', 5));
    expect(outcomeOf(known, 'D1', at(5))).toEqual({
      status: 'out',
      since: at(5),
      scanId: null,
      failedBecause: null,
    });
  });
});
