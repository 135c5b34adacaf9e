import * as fc from 'fast-check';
import { designate, metresBetween, type CommunityToServe, type PossibleSupplier } from './designation';

const nowhere = { latitude: null, longitude: null };
const changchun = { latitude: 43.8171, longitude: 125.3235 };
const guiyang = { latitude: 26.6477, longitude: 106.6302 };
const beside = (place: typeof changchun) => ({ ...place, latitude: place.latitude + 0.01 });

const community: CommunityToServe = { gln: '6900000000313', ...changchun, district: guiyang };
const near: PossibleSupplier = { gln: '6909999999994', ...beside(changchun) };
const far: PossibleSupplier = { gln: '6900000000412', ...beside(guiyang) };
const unplaced: PossibleSupplier = { gln: '6900000000306', ...nowhere };

describe('the designated supplier', () => {
  it('is the nearest one', () => {
    expect(designate(community, [far, near])).toBe(near.gln);
  });

  it('is the nearest to the district when the community has no coordinates', () => {
    expect(designate({ ...community, ...nowhere }, [far, near])).toBe(far.gln);
    // One coordinate alone is no position: read as one, `far` would not be the farthest.
    const half = { ...community, latitude: null, district: changchun };
    expect(designate(half, [far, near])).toBe(near.gln);
  });

  it('is one with coordinates, when there is one', () => {
    expect(designate(community, [unplaced, far])).toBe(far.gln);
  });

  it('is otherwise the one with the longest common prefix of the GLN', () => {
    expect(designate({ ...community, ...nowhere, district: nowhere }, [near, far, unplaced])).toBe(
      unplaced.gln,
    );
    expect(designate(community, [{ ...near, ...nowhere }, unplaced])).toBe(unplaced.gln);
  });

  it('by prefix is the closest relative, neither the lowest nor the highest GLN', () => {
    const numbers = ['6900000000009', '6900000000306', '6900000000412', '6909999999994'];
    const list = numbers.map((gln) => ({ gln, ...nowhere }));
    expect(designate(community, list)).toBe('6900000000306');
    expect(designate(community, [...list, { gln: community.gln, ...nowhere }])).toBe(community.gln);
  });

  it('is the one with the lowest GLN among equals', () => {
    const twin = { ...near, gln: '6909999999987' };
    expect(designate(community, [near, twin])).toBe(twin.gln);
    expect(designate({ ...community, ...nowhere, district: nowhere }, [near, twin])).toBe(twin.gln);
  });

  it('is undefined without suppliers', () => {
    expect(designate(community, [])).toBeUndefined();
  });

  it('does not depend on the order of the list', () => {
    const coordinate = fc.option(fc.integer({ min: -2, max: 2 }));
    const gln = fc.integer({ min: 0, max: 99 }).map((n) => String(6_900_000_000_000 + n));
    const supplier = fc.record({ gln, latitude: coordinate, longitude: coordinate });
    const suppliers = fc.uniqueArray(supplier, { selector: (s) => s.gln, maxLength: 8 });
    fc.assert(
      fc.property(suppliers, coordinate, coordinate, (list, latitude, longitude) => {
        const asking = { gln: '6900000000050', latitude, longitude, district: nowhere };
        expect(designate(asking, [...list].reverse())).toBe(designate(asking, list));
      }),
    );
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
