import { expect, it } from 'vitest';
import { numbersIn } from './numbers';

it.each([
  ['020123450100000017', ['020123450100000017']],
  ['1\n2\r\n3\n', ['1', '2', '3']],
  ['1, 2;3，4、5', ['1', '2', '3', '4', '5']],
  ['  ', []],
  [undefined, []],
])('given %j, then the numbers are %j', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});
