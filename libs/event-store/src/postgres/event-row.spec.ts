import * as fc from 'fast-check';
import { isoOf } from './event-row';

describe('times as PostgreSQL prints them', () => {
  it.each([
    ['2026-03-16 01:02:03+00', '2026-03-16T01:02:03.000Z'],
    ['2026-03-16 01:02:03.4+00', '2026-03-16T01:02:03.400Z'],
    ['2026-03-16 01:02:03.004567+00', '2026-03-16T01:02:03.004Z'],
    ['2026-03-16 09:02:03.289+08', '2026-03-16T01:02:03.289Z'],
    ['2026-03-16 06:32:03.289+05:30', '2026-03-16T01:02:03.289Z'],
  ])('%s is %s', (text, expected) => expect(isoOf(text)).toBe(expected));

  it('given any time to the millisecond, then it is read as it was', () => {
    const years = {
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        const iso = date.toISOString();
        expect(
          isoOf(
            `${iso.slice(0, 10)} ${iso.slice(11, -1).replace(/\.?0+$/, '')}+00`.replace(/:(\d\d)\.$/, ':$1'),
          ),
        ).toBe(iso);
      }),
    );
  });
});
