import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Fault {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly specs: readonly string[];
}
interface Report {
  readonly numTotalTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

const root = join(__dirname, '../..');
const { plant, verdictOf } = createRequire(__filename)('../mutants/plant.cjs') as {
  plant(text: string, fault: Omit<Fault, 'name' | 'specs'>): string;
  verdictOf(report: Report): 'caught' | 'missed';
};
const faults = JSON.parse(readFileSync(join(root, 'test/mutants/mutants.json'), 'utf8')) as Fault[];

describe('the mutation check', () => {
  it('has 30 faults, in all contexts and in the stores', () => {
    const libraries = new Set(faults.map(({ file }) => file.split('/')[1]));
    expect(faults).toHaveLength(30);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(30);
    expect([...libraries]).toEqual(
      expect.arrayContaining([
        'orders',
        'packing',
        'passes',
        'delivery',
        'audit',
        'event-store',
        'projections',
      ]),
    );
  });

  it.each(faults.map((fault) => [fault.name, fault] as const))('can plant: %s', (_, fault) => {
    const text = readFileSync(join(root, fault.file), 'utf8');
    expect(plant(text, fault)).not.toBe(text);
    expect(fault.specs.filter((spec) => !existsSync(join(root, spec)))).toEqual([]);
    expect(fault.specs.length).toBeGreaterThan(0);
  });

  const fault = { file: 'a.ts', find: 'a < b', replace: 'a <= b' };

  it.each(['', 'a > b', 'a < b || a < b'])(
    'given a place that is not there once (%j), then it fails',
    (text) => {
      expect(() => plant(text, fault)).toThrow(/^a\.ts has [02] times, and not once: a < b$/);
    },
  );

  it('given a fault that changes nothing, then it fails', () => {
    expect(() => plant('a < b', { ...fault, replace: 'a < b' })).toThrow(/changes nothing/);
  });

  it('takes the replacement as it is written', () => {
    expect(plant('if (a < b) c', { ...fault, replace: "$& $' $1" })).toBe("if ($& $' $1) c");
  });

  const report = { numTotalTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

  it('calls a fault caught when a test fails, and missed when none does', () => {
    expect(verdictOf({ ...report, numFailedTests: 1 })).toBe('caught');
    expect(verdictOf(report)).toBe('missed');
  });

  it('learns nothing from specs that did not run', () => {
    expect(() => verdictOf({ ...report, numTotalTests: 0 })).toThrow('no test ran');
    expect(() => verdictOf({ ...report, numFailedTests: 1, numRuntimeErrorTestSuites: 1 })).toThrow(
      'the specs do not run with this fault',
    );
  });
});
