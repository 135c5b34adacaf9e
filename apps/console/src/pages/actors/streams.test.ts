import { expect, it } from 'vitest';
import { pageOf } from './streams';

it.each([
  ['box-020123450100000451', '/boxes/020123450100000451'],
  ['load-L1.2.1', '/loads/L1.2.1'],
  ['pass-V-吉A12345', `/passes/${encodeURIComponent('V-吉A12345')}`],
  ['door-round-D-1', '/door-rounds/D-1'],
  ['custody-limits', undefined],
])('given the stream %s, then its page is %s', (stream, path) => {
  expect(pageOf(stream)).toBe(path);
});
