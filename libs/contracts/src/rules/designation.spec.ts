import * as fc from 'fast-check';
import {
  designate,
  metresBetween,
  type CommunityToServe,
  type PossibleSupplier,
  type WorkToDo,
} from './designation';

const nowhere = { latitude: null, longitude: null };
const changchun = { latitude: 43.8171, longitude: 125.3235 };
const guiyang = { latitude: 26.6477, longitude: 106.6302 };
const beside = (place: typeof changchun) => ({ ...place, latitude: place.latitude + 0.01 });

const community: CommunityToServe = { gln: '6900000000313', ...changchun, district: guiyang };
const works = { status: 'active', licence: null, dailyCapacity: null } as const;
const near: PossibleSupplier = { gln: '6909999999994', ...works, ...beside(changchun) };
const far: PossibleSupplier = { gln: '6900000000412', ...works, ...beside(guiyang) };
const unplaced: PossibleSupplier = { gln: '6900000000306', ...works, ...nowhere };
const at = '2026-03-16T08:00:00.000Z';
const work: WorkToDo = { at, boxes: 0, booked: new Map() };
const supplierFor = (of: CommunityToServe, list: readonly PossibleSupplier[]) =>
  designate(of, list, work).supplierGln;

describe('the designated supplier', () => {
  it('is the nearest one', () => {
    expect(supplierFor(community, [far, near])).toBe(near.gln);
  });

  it('is the nearest to the district when the community has no coordinates', () => {
    expect(supplierFor({ ...community, ...nowhere }, [far, near])).toBe(far.gln);
    // One coordinate alone is no position: read as one, `far` would not be the farthest.
    const half = { ...community, latitude: null, district: changchun };
    expect(supplierFor(half, [far, near])).toBe(near.gln);
  });

  it('is one with coordinates, when there is one', () => {
    expect(supplierFor(community, [unplaced, far])).toBe(far.gln);
  });

  it('is otherwise the one with the longest common prefix of the GLN', () => {
    expect(supplierFor({ ...community, ...nowhere, district: nowhere }, [near, far, unplaced])).toBe(
      unplaced.gln,
    );
    expect(supplierFor(community, [{ ...near, ...nowhere }, unplaced])).toBe(unplaced.gln);
  });

  it('by prefix is the closest relative, neither the lowest nor the highest GLN', () => {
    const numbers = ['6900000000009', '6900000000306', '6900000000412', '6909999999994'];
    const list = numbers.map((gln) => ({ gln, ...works, ...nowhere }));
    expect(supplierFor(community, list)).toBe('6900000000306');
    expect(supplierFor(community, [...list, { gln: community.gln, ...works, ...nowhere }])).toBe(
      community.gln,
    );
  });

  it('is the one with the lowest GLN among equals', () => {
    const twin = { ...near, gln: '6909999999987' };
    expect(supplierFor(community, [near, twin])).toBe(twin.gln);
    expect(supplierFor({ ...community, ...nowhere, district: nowhere }, [near, twin])).toBe(twin.gln);
  });

  it('is undefined without suppliers', () => {
    expect(supplierFor(community, [])).toBeUndefined();
  });

  it('does not depend on the order of the list', () => {
    const coordinate = fc.option(fc.integer({ min: -2, max: 2 }));
    const gln = fc.integer({ min: 0, max: 99 }).map((n) => String(6_900_000_000_000 + n));
    const supplier = fc
      .record({ gln, latitude: coordinate, longitude: coordinate })
      .map((place) => ({ ...works, ...place }));
    const suppliers = fc.uniqueArray(supplier, { selector: (s) => s.gln, maxLength: 8 });
    fc.assert(
      fc.property(suppliers, coordinate, coordinate, (list, latitude, longitude) => {
        const asking = { gln: '6900000000050', latitude, longitude, district: nowhere };
        expect(supplierFor(asking, [...list].reverse())).toBe(supplierFor(asking, list));
      }),
    );
  });
});

describe('the explanation of a designation', () => {
  const closed: PossibleSupplier = { ...near, gln: '6900000000016', status: 'closed' };
  const suspended: PossibleSupplier = { ...near, gln: '6900000000023', status: 'suspended' };
  const licence = { number: 'JY1', expiresOn: '2026-03-15' };
  const expired: PossibleSupplier = { ...near, gln: '6900000000030', licence };
  const full: PossibleSupplier = { ...near, gln: '6900000000047', dailyCapacity: 100 };
  const busy = { ...work, boxes: 1, booked: new Map([[full.gln, 100]]) };

  it('names each candidate with its distance, and why it was not taken', () => {
    const all = [far, unplaced, closed, suspended, expired, full];
    expect(designate(community, all, busy)).toEqual({
      supplierGln: far.gln,
      designation: {
        rule: 'distance',
        reason: null,
        candidates: [
          { gln: closed.gln, metres: 1_112, verdict: 'closed' },
          { gln: suspended.gln, metres: 1_112, verdict: 'suspended' },
          { gln: expired.gln, metres: 1_112, verdict: 'licence-expired' },
          { gln: full.gln, metres: 1_112, verdict: 'full' },
          { gln: far.gln, metres: 2_541_701, verdict: 'designated' },
          { gln: unplaced.gln, metres: null, verdict: 'no-position' },
        ],
        compared: 6,
      },
    });
  });

  it('says that the distance was taken from the district, or that no distance was known', () => {
    const ruleFor = (of: CommunityToServe) => designate(of, [near], work).designation.rule;
    expect(ruleFor({ ...community, ...nowhere })).toBe('distance-from-district');
    expect(ruleFor({ ...community, ...nowhere, district: nowhere })).toBe('gln-prefix');
  });

  it('a licence holds on its last day, and a supplier takes boxes up to its capacity', () => {
    const lastDay = { ...near, licence: { number: 'JY1', expiresOn: '2026-03-16' } };
    const taken = (supplier: PossibleSupplier, of: Partial<WorkToDo>) =>
      designate(community, [supplier], { ...work, ...of }).supplierGln;
    expect(taken(lastDay, { at: '2026-03-16T15:59:59.999Z' })).toBe(near.gln);
    expect(taken(lastDay, { at: '2026-03-16T16:00:00.000Z' })).toBeUndefined();
    expect(taken(full, { boxes: 40, booked: new Map([[full.gln, 60]]) })).toBe(full.gln);
    expect(taken(full, { boxes: 41, booked: new Map([[full.gln, 60]]) })).toBeUndefined();
  });

  it('passes over suppliers that do not pack a box type of the round', () => {
    const owned = (...owners: string[]) =>
      designate(community, [near, far], { ...work, packedOnlyBy: new Set(owners) });
    expect(owned(far.gln)).toMatchObject({
      supplierGln: far.gln,
      designation: { candidates: [{ gln: near.gln, verdict: 'other-box-types' }, { verdict: 'designated' }] },
    });
    expect(owned()).toMatchObject({ supplierGln: near.gln });
    expect(owned(near.gln, far.gln).supplierGln).toBeUndefined();
  });

  it('gives the reason of an officer who chose another, and says who was passed over', () => {
    const choice = { supplierGln: far.gln, reason: 'the bridge is closed' };
    expect(designate(community, [near, far, closed], work, choice)).toEqual({
      supplierGln: far.gln,
      designation: {
        rule: 'chosen',
        reason: 'the bridge is closed',
        candidates: [
          { gln: closed.gln, metres: 1_112, verdict: 'closed' },
          { gln: near.gln, metres: 1_112, verdict: 'passed-over' },
          { gln: far.gln, metres: 2_541_701, verdict: 'designated' },
        ],
        compared: 3,
      },
    });
  });

  it('names ten of many candidates, the one that was taken among them', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...closed, gln: String(6_900_000_000_100 + i) }));
    const { candidates, compared } = designate(community, [...many, far], work).designation;
    expect([candidates.length, candidates.at(-1)?.gln, compared]).toEqual([10, far.gln, 21]);
  });
});

describe('the distance', () => {
  it('is the great-circle distance', () => {
    // A quarter of a meridian, and one degree along the equator, for the mean radius.
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 90, longitude: 0 })).toBe(10_007_558);
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBe(111_195);
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBe(20_015_115);
    expect(metresBetween(changchun, changchun)).toBe(0);
  });
});
