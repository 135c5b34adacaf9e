import { whatIsWrong } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import { planDay, type Station } from './plan';
import { Random } from './random';

const station = (code: string, tier: string, parentGln: string | null): Station => ({
  gln: code,
  code,
  name: code,
  tier,
  parentGln,
  latitude: tier === 'community' ? null : 43.8,
  longitude: tier === 'community' ? null : 125.3,
});
const network = [
  station('22', 'municipal', null),
  ...['2201', '2202', '2203'].map((code) => station(code, 'district', '22')),
  ...Array.from({ length: 60 }, (_, i) =>
    station(`220${(i % 3) + 1}${100 + i}`, 'community', `220${(i % 3) + 1}`),
  ),
];

describe('the plan of a day', () => {
  it('given the same seed and network, then the same plan; given another seed, then another', () => {
    const text = (seed: number) => JSON.stringify(planDay({ seed, boxes: 400 }, network));
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  it('given any size and seed, then that many boxes, each with its own SSCC, in a need that asks for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 800 }), fc.integer({ min: 0, max: 999 }), (boxes, seed) => {
        const plan = planDay({ seed, boxes }, network);
        const all = plan.rounds.flatMap((round) => round.boxes);
        expect(all).toHaveLength(boxes);
        expect(new Set(all.map(({ sscc }) => sscc)).size).toBe(boxes);
        expect(all.map(({ sscc }) => whatIsWrong('sscc', sscc)).filter(Boolean)).toEqual([]);
        const asked = plan.rounds.flatMap((round) =>
          round.needs.flatMap((need) =>
            need.lines.flatMap(({ gtin, quantity }) =>
              Array<string>(quantity).fill(`${need.needId} ${gtin}`),
            ),
          ),
        );
        expect(all.map(({ needId, gtin }) => `${needId} ${gtin}`).sort()).toEqual(asked.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('given a day of 400 boxes or more, then every kind of incident happens, and no box has two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 2_000 }), fc.integer({ min: 0, max: 999 }), (boxes, seed) => {
        const { incidents } = planDay({ seed, boxes }, network);
        const { missing, sealBroken, destroyed, leftBehind, notAtHome, seenLate, sentTwice } = incidents;
        const { unsealed, wrongCommunity, wrongHousehold, sameVehicle } = incidents;
        expect(sameVehicle).not.toBeNull();
        const drawn = [missing, sealBroken, destroyed, leftBehind, notAtHome, seenLate, sentTwice, unsealed];
        const kinds = [...drawn, wrongCommunity, wrongHousehold].map((kind) => new Set(kind.keys()));
        expect(kinds.filter((kind) => kind.size === 0)).toEqual([]);
        expect(new Set(kinds.flatMap((kind) => [...kind])).size).toBe(
          kinds.reduce((sum, kind) => sum + kind.size, 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('given any size and seed, then no vehicle takes a second round under a pass that is revoked or ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 800 }), fc.integer({ min: 0, max: 999 }), (boxes, seed) => {
        const { incidents } = planDay({ seed, boxes }, network);
        const { sameVehicle, revokedOnTheRoad, oldPass, backDated } = incidents;
        const rounds = sameVehicle === null ? [] : [sameVehicle.first, sameVehicle.second];
        expect(rounds.filter((roundId) => [revokedOnTheRoad, oldPass, backDated].includes(roundId))).toEqual(
          [],
        );
      }),
      { numRuns: 200 },
    );
  });

  it('given a network without communities, then the error names them', () => {
    expect(() => planDay({ seed: 1, boxes: 10 }, network.slice(0, 4))).toThrow(
      'the network needs a municipal station, districts and communities',
    );
  });
});

describe('seeded randomness', () => {
  it('samples exactly as many as asked, in order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { maxLength: 50 }), fc.nat(60), (seed, items, count) => {
        const indexed = items.map((item, i) => [i, item] as const);
        const chosen = new Random(seed).sample(indexed, count);
        expect(chosen).toHaveLength(Math.min(count, items.length));
        expect(chosen.map(([i]) => i)).toEqual(chosen.map(([i]) => i).sort((a, b) => a - b));
      }),
    );
  });
});
