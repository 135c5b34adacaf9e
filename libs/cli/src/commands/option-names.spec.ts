import { withOptionNames } from './option-names';

describe('an error message of the API in the CLI', () => {
  it.each([
    ['/fromAt: fromAt must be a date', '--from must be a date'],
    ['/toKnownAt: toKnownAt must be a date', '--known-to must be a date'],
    [
      '/knownAt: knownAt must be a date; /at: at must be a date',
      '--known-at must be a date; --at must be a date',
    ],
    ['/sscc: SSCC must be 18 digits; it is empty', '--box SSCC must be 18 digits; it is empty'],
    ['/limit: limit must not be greater than 200', '--limit must not be greater than 200'],
    ['/lang: lang must be one of en, zh', '--lang must be one of en, zh'],
    ['/occurredAt: occurredAt must be a date', '--as-of must be a date'],
    ['/constructor: unknown', '/constructor: unknown'],
    ['/reason: reason must not be empty', 'reason must not be empty'],
    ['nothing was ever recorded at that moment', 'nothing was ever recorded at that moment'],
    ['', ''],
  ])('given %j, then it reads %j', (detail, told) => expect(withOptionNames(detail)).toBe(told));

  it.each([
    ['/from', 'from (b) must be before to (a)', '--from (b) must be before to (a)'],
    ['/at', 'at (b) lies before 2026-03-16 begins', '--at (b) lies before 2026-03-16 begins'],
    ['/gln', 'name a box or a station, not both', 'name a box or a station, not both'],
    ['/id', 'id is no number', 'id is no number'],
  ])('given an error at %s, %j, then it reads %j', (pointer, detail, told) =>
    expect(withOptionNames(detail, [{ pointer, detail }])).toBe(told),
  );
});
