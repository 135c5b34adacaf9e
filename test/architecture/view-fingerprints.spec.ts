import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allViews } from '../support/all-views';
import { ViewFingerprints, type ReadSource } from '../support/view-fingerprint';

const root = resolve(__dirname, '../..');
const committed = join(__dirname, 'view-fingerprints.json');

interface Recorded {
  readonly version: number;
  readonly fingerprint: string;
}
type All = Readonly<Record<string, Recorded>>;

const readSource: ReadSource = (file) => readFileSync(file, 'utf8');

/** The file that declares each view; those of places, suppliers and held boxes are shared. */
const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/src\/views\/.*\.view\.ts$/.test(file))
  .map((file) => join(root, 'libs', file));
const placesFile = join(root, 'libs/network/src/station-directory.ts');
const heldFile = join(root, 'libs/holds/src/held.view.ts');
const suppliersFile = join(root, 'libs/network/src/supplier-directory.ts');
const fileOf = (name: string): string => {
  if (name.endsWith('.places')) return placesFile;
  if (name.endsWith('.suppliers')) return suppliersFile;
  if (name.endsWith('.held')) return heldFile;
  const found = files.filter((file) => readSource(file).includes(`name: '${name}'`));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`no file, or several, of view ${name}`);
  return found[0];
};

function fingerprints(read: ReadSource = readSource): All {
  const all = new ViewFingerprints(root, read);
  const rows = allViews().map((view) => {
    const { name, version } = view;
    return [name, { version, fingerprint: all.of(view, fileOf(name)) }] as const;
  });
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const record = 'record it: UPDATE_DOCS=1 npm run test:unit -- view-fingerprints';

/** What is to do about each view that is not as recorded. */
const toDo = (before: All, now: All): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((name) => {
    const [old, own] = [before[name], now[name]];
    if (own === undefined) return [`the view ${name} is gone; ${record}`];
    if (old === undefined) return [`the view ${name} is new; ${record}`];
    if (own.version < old.version)
      return [`the version of ${name} was ${old.version}: it may only be raised`];
    if (own.version > old.version) return [`${name} has version ${own.version} now; ${record}`];
    if (own.fingerprint === old.fingerprint) return [];
    return [
      `the view ${name} changed under version ${own.version}. If it may write other rows, raise its version, then ` +
        `${record}. If every row stays as it is (other names, a faster statement): UPDATE_DOCS=same-rows npm run test:unit -- view-fingerprints`,
    ];
  });

const isUnraised = (line: string): boolean => /changed under version|may only be raised/.test(line);

describe('view-fingerprints.json', () => {
  it('given each view, then it is as recorded, or its version was raised and recorded', () => {
    const before = JSON.parse(readFileSync(committed, 'utf8')) as All;
    const now = fingerprints();
    const mode = process.env['UPDATE_DOCS'];
    const lines = toDo(before, now);
    if (mode !== undefined && (mode === 'same-rows' || !lines.some(isUnraised))) {
      writeFileSync(committed, `${JSON.stringify(now, null, 2)}\n`);
      return;
    }
    expect(lines).toEqual([]);
  });

  const changed = (file: string, change: (text: string) => string): string[] => {
    const path = join(root, file);
    const text = change(readSource(path));
    expect(text).not.toBe(readSource(path));
    const [before, now] = [fingerprints(), fingerprints((read) => (read === path ? text : readSource(read)))];
    return Object.keys(before).filter((name) => before[name]?.fingerprint !== now[name]?.fingerprint);
  };
  const relaid = (text: string): string =>
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/prettier/bin/prettier.cjs'),
        ...['--no-config', '--parser=typescript', '--print-width=40', '--trailing-comma=none', '--no-semi'],
      ],
      { input: text, encoding: 'utf8' },
    );
  const passes = 'libs/passes/src/views/passes/passes.view.ts';
  const trailSteps = 'libs/audit/src/domain/steps-of-event.ts';

  it.each<[string, string, (text: string) => string, string[]]>([
    [
      'comments',
      passes,
      (text) => text.replace(/^export const/gm, '// Why?\n/** What. */\nexport const'),
      [],
    ],
    ['layout and quotes', passes, relaid, []],
    ['a type', passes, (text) => `${text}\nexport type Another = string;\n`, []],
    ['a declaration that it does not use', passes, (text) => `${text}\nexport const another = 1;\n`, []],
    [
      'its statement',
      passes,
      (text) => text.replace(/ON CONFLICT|merge|upsert/, 'OTHERWISE'),
      ['passes.passes'],
    ],
    [
      'a fold in the domain of its context',
      trailSteps,
      (text) => text.replace("'out-for-delivery'", "'out'"),
      ['audit.trails'],
    ],
  ])('given another %s, then only what changes rows changes a fingerprint', (_, file, change, expected) => {
    expect(changed(file, change)).toEqual(expected);
  });

  const at = (version: number, fingerprint: string): All => ({ 'a.b': { version, fingerprint } });

  it.each<[string, All, All, RegExp | undefined]>([
    ['nothing changed', at(1, 'x'), at(1, 'x'), undefined],
    [
      'a change under the same version',
      at(1, 'x'),
      at(1, 'y'),
      /^the view a\.b changed under version 1\. .*raise/,
    ],
    ['a raised version', at(1, 'x'), at(2, 'y'), /^a\.b has version 2 now; record it: UPDATE_DOCS=1 /],
    ['a lowered version', at(2, 'x'), at(1, 'x'), /^the version of a\.b was 2: it may only be raised$/],
    ['a new view', {}, at(1, 'x'), /^the view a\.b is new; record it/],
    ['a view that is gone', at(1, 'x'), {}, /^the view a\.b is gone; record it/],
  ])('given %s, then it says what to do', (_, before, now, words) => {
    expect(toDo(before, now)).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
  });
});
