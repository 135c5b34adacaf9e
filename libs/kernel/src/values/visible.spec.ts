import { visible } from './visible';

describe('displayed text', () => {
  it.each([
    ['a right-to-left override', 'ab\u202ecd', 'ab\\u202ecd'],
    ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['bidi marks', '\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
    ['line breaks', 'a\r\nb\u2028c\u2029d\u0085e', 'a\\u000d\\u000ab\\u2028c\\u2029d\\u0085e'],
    ['a tab and other blanks that steer', 'a\tb\vc\fd', 'a\\u0009b\\u000bc\\u000cd'],
    ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
    ['NUL and backspace', '\0\b', '\\u0000\\u0008'],
    ['zero-width characters', 'a\u200b\u200d\ufeff\u2060b', 'a\\u200b\\u200d\\ufeff\\u2060b'],
    ['a tag', '\u{e0041}', '\\udb40\\udc41'],
    ['half a pair', 'a\ud800b', 'a\\ud800b'],
    ['fillers', '\u3164\u2800\u034f', '\\u3164\\u2800\\u034f'],
    ['Chinese, emoji and accents', '健康胡同 😀 e\u0301 ①', '健康胡同 😀 e\u0301 ①'],
    ['Arabic', 'سلام', 'سلام'],
    ['nothing', '', ''],
  ])('given %s, then it is visible', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});
