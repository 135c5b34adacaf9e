import { quoted } from './quoted';

describe('untrusted text in an error', () => {
  it.each([
    ['text', '"text"'],
    ['', '""'],
    ['长春', '"长春"'],
    ['a"b\\', '"a\\"b\\\\"'],
    ['a\nb\tc', '"a\\u{a}b\\u{9}c"'],
    ['\u001b[2J', '"\\u{1b}[2J"'],
    ['\u202eabc', '"\\u{202e}abc"'],
    ['\u0000', '"\\u{0}"'],
    ['\ud800', '"\\u{d800}"'],
    ['📦', '"📦"'],
    ['x'.repeat(31), `"${'x'.repeat(30)}…"`],
    ['📦'.repeat(31), `"${'📦'.repeat(30)}…"`],
  ])('given %j, then it shows %s', (text, shown) => expect(quoted(text)).toBe(shown));
});
