import { oneOf, readSettings, Settings, text, throwProblems, wholeNumber, type Variables } from '.';

const declared = {
  grace: wholeNumber({ name: 'GRACE_SECONDS', meaning: 'a pause', fallback: 300, max: 86_400 }),
  copies: wholeNumber({ name: 'COPIES', meaning: 'copies', fallback: 1, min: 1, max: 3 }),
  level: oneOf({ name: 'LEVEL', meaning: 'how much', choices: ['high', 'middle', 'low'], fallback: 'low' }),
  mode: oneOf({ name: 'MODE', meaning: 'how', choices: ['on', 'off'] }),
  hosts: text({
    name: 'HOSTS',
    meaning: 'where',
    values: 'names, separated by commas',
    parse: (given) => (given.includes(' ') ? undefined : given.split(',')),
  }),
};
const read = (env: Variables) => {
  const problems: string[] = [];
  return { values: readSettings(declared, env, problems), problems };
};
const defaults = { grace: 300, copies: 1, level: 'low', mode: 'on', hosts: [''] };

describe('settings', () => {
  it.each<[Variables, object]>([
    [{}, {}],
    [{ GRACE_SECONDS: '', COPIES: '', LEVEL: '', MODE: '', HOSTS: '' }, {}],
    [
      { GRACE_SECONDS: '0', COPIES: '3' },
      { grace: 0, copies: 3 },
    ],
    [{ GRACE_SECONDS: '86400' }, { grace: 86_400 }],
    [
      { LEVEL: 'high', MODE: 'off', HOSTS: 'a,b' },
      { level: 'high', mode: 'off', hosts: ['a', 'b'] },
    ],
  ])('given %j, then the defaults and %j', (env, values) => {
    expect(read(env)).toEqual({ values: { ...defaults, ...values }, problems: [] });
  });

  it.each(['86401', '-1', '1.5', '1e3', ' 1', '0x10', '9'.repeat(400)])(
    'given the number %s, then it is refused by its name, and its value is not repeated',
    (GRACE_SECONDS) => {
      expect(read({ GRACE_SECONDS }).problems).toEqual([
        'GRACE_SECONDS must be a whole number from 0 to 86400',
      ]);
    },
  );

  it('given several wrong values, then all are named at once, with the values they may have', () => {
    const { problems } = read({ COPIES: '0', LEVEL: 'HIGH', MODE: 'maybe', HOSTS: 'a b' });
    expect(() => throwProblems(problems)).toThrow(
      'Configuration: COPIES must be a whole number from 1 to 3; LEVEL must be one of high, middle, low; ' +
        'MODE must be on or off; HOSTS must be names, separated by commas',
    );
  });

  it('given a default that is none of its values, then the mistake shows at once', () => {
    const wrong = wholeNumber({ name: 'WRONG', meaning: 'a default out of bounds', fallback: 9, max: 3 });
    expect(() => readSettings({ wrong }, {}, [])).toThrow('the default of WRONG is none of its values');
  });

  it('given no problem, then nothing is thrown', () => {
    expect(() => throwProblems([])).not.toThrow();
  });

  it('given settings of a service, then each answers its value, and one that was not declared is refused', () => {
    const problems: string[] = [];
    const settings = new Settings([declared.grace], { GRACE_SECONDS: '7', COPIES: '2' }, problems);
    expect([settings.of(declared.grace), problems]).toEqual([7, []]);
    expect(() => settings.of(declared.copies)).toThrow('COPIES is not a setting of this service');
  });
});
