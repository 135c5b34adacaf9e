import { defaultCustodyLimits } from '@boxtrail/contracts';
import { Settings } from '@boxtrail/settings';
import { custodyLimits } from './orders.settings';

const read = (given?: string) => {
  const problems: string[] = [];
  const limits = new Settings([custodyLimits], { CUSTODY_LIMITS: given }, problems).of(custodyLimits);
  return { limits, problems };
};

describe('CUSTODY_LIMITS', () => {
  it.each([
    [undefined, {}],
    ['', {}],
    ['district=12h', { district: 12 }],
    ['municipal=48h, district=12h,community=8760h', { municipal: 48, district: 12, community: 8_760 }],
    ['supplier=1h,load=6h,team=2h', { supplier: 1, load: 6, team: 2 }],
  ])('given %s, then the named holders have that limit and the others the default', (given, expected) => {
    expect(read(given)).toEqual({ limits: { ...defaultCustodyLimits, ...expected }, problems: [] });
  });

  it.each([
    '48h',
    'district',
    'district=12',
    'district=0h',
    'district=8761h',
    'district=1.5h',
    'district=-1h',
    'village=12h',
    'district=12h,district=13h',
    'district=12h,',
    'resident=12h',
    'district=12d',
  ])('given %s, then the process ends with the values it takes', (given) => {
    expect(read(given).problems).toEqual([
      'CUSTODY_LIMITS must be some of municipal, district, community, supplier, load, team, each with =1h to =8760h, with commas between them',
    ]);
  });
});
