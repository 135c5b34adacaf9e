import { expect, it } from 'vitest';
import { momentOf } from './moment';

it.each([
  ['2026-03-16T09:30', '2026-03-16T09:30:00+08:00'],
  ['2026-03-16', undefined],
  [undefined, undefined],
])('given %j, then the moment is %j', (typed, moment) => expect(momentOf(typed)).toBe(moment));
