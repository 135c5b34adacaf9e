import { RealProcess } from '../support/boxtrail';

/** A typing error ends with status 1 and a message that names it, before anything is started. */
describe('a command line with a mistake', () => {
  it.each([
    ['torture', ['--kils', '3'], "error: unknown option '--kils'"],
    ['torture', ['--kills', 'many'], "option '--kills <n>' argument 'many' is invalid"],
    ['torture', ['--store', 'mysql'], 'Allowed choices are postgres, eventstoredb.'],
    ['torture', ['--seconds', '-1'], "option '--seconds <n>' argument '-1' is invalid"],
    ['torture', ['overload'], 'too many arguments'],
    ['bench', ['--case', 'append33.raw'], 'There are: '],
    ['bench', ['--rounds', '4'], 'At least 5.'],
    ['bench', ['--quik'], "error: unknown option '--quik'"],
    ['start', ['--boxes', '9'], '--boxes is a whole number from 10 to 500000'],
    ['start', ['--city', 'atlantis'], '--city atlantis: neither'],
    ['cli', ['trial', '020123450100000017'], "error: unknown command 'trial'"],
  ])('given %s %j, then the message names it', async (command, args, words) => {
    const { code, output } = await new RealProcess(['scripts/run.mjs', command, ...args]).ended;
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(words) as string });
  });
});
