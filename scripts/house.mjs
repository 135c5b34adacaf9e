// `npm run house`: the figures of the code's structure beside those committed in docs/house.md, so that a change shows
// its cost. `--write` writes the file; `--suites` measures the test suites too, which takes long.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'docs/house.md');
const SUITES = ['unit', 'integration', 'kinds', 'e2e'];
const GENERATED = /\.d\.ts$/;
const TEST_CODE = /\.(spec|int-spec|e2e-spec|kind-spec|browser-spec|contract|test)\.tsx?$|\/testing\//;
const LONG = 250;

/** Prints every figure. */
export function house(args) {
  const unknown = args.filter((arg) => !['--write', '--suites'].includes(arg));
  if (unknown.length > 0) {
    console.error(`no such option: ${unknown.join(' ')} (there are --write and --suites)`);
    process.exitCode = 2;
    return;
  }
  const before = committed();
  const figures = [...structure(), ...paths(), ...suites(args.includes('--suites'), before)];
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value } of figures) {
    const was = before.get(name);
    console.log(
      `${name.padEnd(width)}  ${value}${was === undefined || was === String(value) ? '' : `  (was ${was})`}`,
    );
  }
  if (args.includes('--write')) writeFileSync(page, text(figures));
}

/** @returns {{ name: string, value: string | number, meaning: string }[]} */
function structure() {
  const files = sources();
  const production = files.filter(({ file }) => !TEST_CODE.test(file) && !GENERATED.test(file));
  const lines = production.map(({ lines }) => lines).sort((a, b) => a - b);
  const long = production.filter((each) => each.lines > LONG);
  const longest = production.reduce((a, b) => (a.lines >= b.lines ? a : b));
  const perLibrary = new Map();
  for (const { file, lines } of production) {
    const [, library] = file.split('/');
    perLibrary.set(library, (perLibrary.get(library) ?? 0) + lines);
  }
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  return [
    figure('folder cycles', folderCycles(), 'Folders that import each other. CI fails for one.'),
    figure('production files', production.length, 'TypeScript in apps/ and libs/ without tests.'),
    figure('production lines', sum(lines), 'With blank lines and comments.'),
    figure(
      'test lines',
      sum(files.map(({ lines }) => lines)) - sum(lines),
      'Specs and their helpers in libs/ and test/.',
    ),
    figure('median file', lines[Math.floor(lines.length / 2)] ?? 0, 'Lines of the file in the middle.'),
    figure(
      'longest file',
      `${longest.lines} ${longest.file}`,
      'Split it when a second reason to change it appears.',
    ),
    figure(
      `files over ${LONG} lines`,
      long.length,
      long.map(({ file, lines }) => `${file} (${lines})`).join(', '),
    ),
    ...[...perLibrary]
      .sort(([, a], [, b]) => b - a)
      .map(([library, count]) => figure(`lines of ${library}`, count, '')),
  ];
}

function folderCycles() {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    cruiser,
    'apps',
    'libs',
    '--config',
    '.dependency-cruiser-folders.cjs',
    '--output-type',
    'json',
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(stdout).summary.violations.length;
}

/**
 * Files and data shapes of one scan, and files of the examples in docs/extend.md, counted from the documents that name
 * them.
 */
function paths() {
  const scan = read('docs/path-of-a-scan.md');
  const named = new Set([...scan.matchAll(/`(libs\/[\w./-]+\.ts)`/g)].map(([, file]) => file));
  const files = [...scan.matchAll(/^\| `(libs\/[\w./-]+\.ts)` \|/gm)].map(([, file]) => file);
  const gone = [...named].filter((file) => !existsSync(join(root, file)));
  const [, list = ''] = /shapes: ([^;]+);/.exec(scan) ?? [];
  const shapes = list === '' ? 0 : list.split(',').length;
  const patches = existsSync(join(root, 'docs/examples'))
    ? readdirSync(join(root, 'docs/examples')).sort()
    : [];
  return [
    figure(
      'files from HTTP to the log',
      files.length,
      'Project files that hand one scan on (docs/path-of-a-scan.md); goal 15.',
    ),
    figure(
      'files asked on the way',
      named.size - files.length,
      'Named there, without those that hand it on.',
    ),
    figure('missing files named there', gone.length, gone.join(', ')),
    figure('data shapes of a scan', shapes, 'Shapes one scan takes on its way; goal 5.'),
    ...patches
      .filter((name) => name.endsWith('.patch'))
      .map((name) =>
        figure(
          `files of ${name}`,
          [...read(`docs/examples/${name}`).matchAll(/^diff --git /gm)].length,
          'Files that this example of docs/extend.md touches.',
        ),
      ),
  ];
}

function suites(measure, before) {
  return SUITES.map((suite) => {
    const name = `seconds of ${suite} tests`;
    const meaning = `\`npm run test:${suite}\` on the machine it was last measured on, 2 cores.`;
    if (!measure) return figure(name, before.get(name) ?? 'not measured', meaning);
    const started = performance.now();
    const { status } = spawnSync(process.execPath, ['scripts/run.mjs', `test:${suite}`, '--silent'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const seconds = Math.round((performance.now() - started) / 1000);
    return figure(name, status === 0 ? seconds : `${seconds} (failed)`, meaning);
  });
}

const figure = (name, value, meaning) => ({ name, value, meaning });

function sources() {
  return ['apps', 'libs', 'test']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${folder}/${file}`)
        .map((file) => ({ file, lines: read(file).split('\n').length - 1 })),
    )
    .map((each) =>
      each.file.startsWith('test/') ? { ...each, file: `${each.file.replace(/\.ts$/, '')}.spec.ts` } : each,
    );
}

const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');

function committed() {
  const rows = read('docs/house.md').matchAll(/^\| ([^|]+?) \| ([^|]*?) \| [^|]* \|$/gm);
  return new Map([...rows].map(([, name, value]) => [name, value]));
}

function text(figures) {
  const rows = figures.map(({ name, value, meaning }) => `| ${name} | ${value} | ${meaning} |`);
  return `# The house in figures

\`npm run house\` prints these beside the figures of your tree; \`npm run house -- --write\` writes this page anew, and
\`--suites\` measures the test suites as well. CI fails for a folder cycle, a context named below the contexts and a stale
generated document; everything else is here so that a change can see what it costs.

| figure | value | meaning |
|---|---|---|
${rows.join('\n')}
`;
}
