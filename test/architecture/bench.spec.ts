import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goalOf, goals, goalText, isKafkaKey, kafkaKeys, keys, reaches } from '../bench/keys';
import { quantile, spread } from '../bench/statistics';

const root = join(__dirname, '../..');

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, 'test/bench', folder)).map((name) => name.replace(/\.ts$/, ''));

/** Keys and goals in the tables of docs/performance.md. */
function documented(): { readonly key: string; readonly goal: string }[] {
  const docs = readFileSync(join(root, 'docs/performance.md'), 'utf8');
  const rows = docs.matchAll(/^\| `([a-z0-9]+\.[a-z0-9]+)` *\|[^|]*\| *([<>]= [0-9.]+|-) *\|/gm);
  return [...rows].map(([, key = '', goal = '']) => ({ key, goal }));
}

describe('the keys of the bench', () => {
  it('given a key, then there is one file in cases/ of that name, and no other file', () => {
    expect(filesOf('cases').sort()).toEqual([...keys].sort());
  });

  it('given a key, then docs/performance.md has its row with its goal, and no other key', () => {
    expect(documented().filter(({ key }) => !key.startsWith('kafka.'))).toEqual(
      keys.map((key) => ({ key, goal: goalText(goals[key]) })),
    );
  });

  it('given a case that needs a broker, then only its own registry has it, and no default run', () => {
    expect(filesOf('kafka-cases').sort()).toEqual([...kafkaKeys].sort());
    expect(keys.some(isKafkaKey)).toBe(false);
  });

  it('given a row about Kafka in docs/performance.md, then its goal is that of its key', () => {
    const goalOfKafka = new Map(
      kafkaKeys.map((key) => {
        const goal = goalOf(key);
        return [key as string, goal === undefined ? '-' : goalText(goal)];
      }),
    );
    const rows = documented().filter(({ key }) => key.startsWith('kafka.'));
    expect(rows).toEqual(rows.map(({ key }) => ({ key, goal: goalOfKafka.get(key) })));
  });

  it('given a goal that is a floor or a ceiling, then a ratio reaches it from the right side', () => {
    expect([0.79, 0.8, 0.81].map((ratio) => reaches(ratio, goals['append1.raw']))).toEqual([
      false,
      true,
      true,
    ]);
    expect([1.14, 1.15, 1.16].map((ratio) => reaches(ratio, goals['flat.page']))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the statistics of the bench', () => {
  it('given figures in any order, then smallest, middle and largest', () => {
    expect(spread([5, 1, 4, 2, 3])).toEqual({ min: 1, median: 3, max: 5 });
    expect(spread([10, 9])).toEqual({ min: 9, median: 9.5, max: 10 });
    expect(spread([7])).toEqual({ min: 7, median: 7, max: 7 });
  });

  it('given a share, then the figure below which that much lies', () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile([40, 0, 30, 10, 20], share))).toEqual([
      0, 10, 20, 36, 40,
    ]);
  });

  it('given no figures, then it says so rather than answering NaN', () => {
    expect(() => spread([])).toThrow('no figures');
    expect(() => quantile([], 0.5)).toThrow('no figures');
  });
});
