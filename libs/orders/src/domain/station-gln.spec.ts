import * as fc from 'fast-check';
import { whatIsWrong } from '@boxtrail/kernel';
import { glnOfStation } from './station-gln';

describe('the GLN derived from a statistical code', () => {
  it.each([
    // The first province, and so the first prefix; check digits were computed by hand.
    ['1101', '0201000000001'],
    // 22 is the seventh province (0-based 6): prefix 24.
    ['2201', '2401000000003'],
    ['220102', '2401020000007'],
    ['220102001001', '2401020010013'],
    // 52 is at 23, 23 modulo 12 is 11: the last prefix.
    ['5201', '2901000000008'],
  ])('of %s is %s', (code, gln) => {
    expect(glnOfStation(code)).toBe(gln);
  });

  it.each(['220', '2201020010011', '1001', '9901', '22a1', '', '２２０１'])('is refused for %j', (code) => {
    expect(() => glnOfStation(code)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  it('can be equal for provinces with the same prefix, and for codes that differ in trailing zeros', () => {
    expect(glnOfStation('3501')).toBe(glnOfStation('1101'));
    expect(glnOfStation('220100')).toBe(glnOfStation('2201'));
  });

  const inProvince = fc.stringMatching(/^[0-9]{2,10}$/);

  it('is valid for every code', () => {
    fc.assert(
      fc.property(fc.constantFrom('11', '22', '52', '82'), inProvince, (province, rest) => {
        expect(whatIsWrong('gln', glnOfStation(province + rest))).toBeUndefined();
      }),
    );
  });

  it('differs for two codes of the same province and length', () => {
    fc.assert(
      fc.property(inProvince, inProvince, (a, b) => {
        fc.pre(a !== b && a.length === b.length);
        expect(glnOfStation(`22${a}`)).not.toBe(glnOfStation(`22${b}`));
      }),
    );
  });
});
