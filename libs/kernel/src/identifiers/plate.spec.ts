import { foldPlate } from './plate';

describe('a number plate', () => {
  it.each([
    ['吉A12345', '吉A12345'],
    ['吉a12345', '吉A12345'],
    ['吉A·12345', '吉A12345'],
    ['吉A•12345', '吉A12345'],
    ['吉A・12345', '吉A12345'],
    ['吉A.12345', '吉A12345'],
    ['吉A-12345', '吉A12345'],
    ['吉A 12345', '吉A12345'],
    [' 吉Ａ１２３４５ ', '吉A12345'],
    ['吉A\u3000·\u300012345', '吉A12345'],
    ['吉ＡＤ·０００１２', '吉AD00012'],
    ['京a·d12345', '京AD12345'],
    ['A1', 'A1'],
  ])('given %j, then it is %s', (text, plate) => {
    expect(foldPlate(text)).toBe(plate);
    expect(foldPlate(plate)).toBe(plate);
  });
});
