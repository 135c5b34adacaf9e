import { roles } from './access';
import { hiddenFrom, shownWithout } from './household';

const all = ['householdRef', 'building', 'unit', 'placedByRef', 'proxyReason', 'specialNeeds'];

describe('the household in an answer', () => {
  it.each([
    [
      'unbound',
      null,
      {
        packer: ['householdRef', 'placedByRef', 'proxyReason'],
        carrier: all,
        checkpoint: all,
        'market-supervision': all,
        partner: all,
      },
    ],
    [
      'bound to the community',
      'A',
      {
        packer: ['householdRef', 'placedByRef', 'proxyReason'],
        carrier: all,
        checkpoint: all,
        'market-supervision': all,
        partner: all,
      },
    ],
    [
      'bound above the community',
      'district',
      {
        packer: ['householdRef', 'placedByRef', 'proxyReason'],
        ...{ carrier: all, checkpoint: all, 'market-supervision': all, partner: all },
        ...{ station: all, team: all, 'grid-worker': all },
      },
    ],
  ] as const)('given keys %s, then these roles do not see these fields', (_, stationGln, hidden) => {
    const found = roles.map((role) => [role, hiddenFrom({ role, stationGln }, 'A')]);
    expect(Object.fromEntries(found.filter(([, fields]) => fields?.length !== 0))).toEqual(hidden);
  });

  it('given hidden fields, then those that the thing has are null and named; others stay', () => {
    const label = { building: '3', unit: '2-501', sscc: 'x' };
    expect(shownWithout(label, ['householdRef', 'unit'])).toEqual({
      ...{ building: '3', unit: null, sscc: 'x', hidden: ['unit'] },
    });
    expect(shownWithout(label, [])).toEqual({ ...label, hidden: [] });
  });
});
