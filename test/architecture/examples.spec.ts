import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/extend.md'), 'utf8');
/** Name of each patch, and how many files the page says it touches. */
const examples = [...page.matchAll(/\(examples\/(\w+)\.patch\) \| (\d+) \|/g)].map(
  ([, name = '', files]) => [name, Number(files)] as const,
);
const patch = (name: string) => readFileSync(join(root, `docs/examples/${name}.patch`), 'utf8');
const filesOf = (name: string) =>
  [...patch(name).matchAll(/^diff --git a\/\S+ b\/(\S+)$/gm)].map(([, file = '']) => file);

describe('docs/extend.md', () => {
  it('has an event, a finding and a view', () => {
    expect(examples.map(([name]) => name)).toEqual(['event', 'finding', 'view']);
  });

  it.each(examples)('the patch %s applies to the code as it is', (name) => {
    execFileSync('git', ['apply', '--check', `docs/examples/${name}.patch`], { cwd: root, stdio: 'pipe' });
  });

  it.each(examples)('the patch %s touches %i files, and the page names each', (name, count) => {
    const files = filesOf(name);
    expect(files).toHaveLength(count);
    expect(files.filter((file) => !page.includes(`| \`${file}\` |`))).toEqual([]);
  });

  it('every line that the page shows is in a patch', () => {
    const shown = [...page.matchAll(/^\+.+$/gm)].map(([line]) => line);
    const all = new Set(examples.flatMap(([name]) => patch(name).split('\n')));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((line) => !all.has(line))).toEqual([]);
  });
});
