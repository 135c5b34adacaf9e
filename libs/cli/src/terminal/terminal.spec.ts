import { printable } from './terminal';

describe('untrusted text on a terminal', () => {
  it.each([
    ['plain text, 长春市 · 28°', 'plain text, 长春市 · 28°'],
    ['two\nlines', 'two\nlines'],
    ['📦 é', '📦 é'],
    ['\u001b[2J', '\\u001b[2J'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b31m', '\\u009b31m'],
    ['over\rwritten', 'over\\u000dwritten'],
    ['a\tb', 'a\\u0009b'],
    ['\u202edelivered', '\\u202edelivered'],
    ['\u2066a\u2069', '\\u2066a\\u2069'],
    ['\u200b\ufeff', '\\u200b\\ufeff'],
    ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
    ['\u{e0041}', '\\udb40\\udc41'],
    ['\ud800', '\\ud800'],
    ['\u0000\u007f', '\\u0000\\u007f'],
  ])('given %j, then %j is shown', (text, shown) => expect(printable(text)).toBe(shown));

  it('given JSON, then it is the same value', () => {
    const value = { note: 'a\u202eb\u009bc\u{e0041}', list: ['\u2028', '\u0007'] };
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)])
      expect(JSON.parse(printable(text))).toEqual(value);
  });
});
