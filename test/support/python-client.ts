import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './boxtrail';

/** The generator, as it was tried. It needs Python 3.11. */
const generator = 'openapi-python-client==0.29.1';
/** Its virtual environment: installed once, and kept beside the packages of the project. */
const home = join(root, 'node_modules/.cache/boxtrail', generator);
const installed = join(home, 'installed');

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...{ encoding: 'utf8', timeout: 180_000, env },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}${stdout}`.slice(-4_000));
  return stdout;
}

/** A client of the REST API that a generator of others makes from its OpenAPI document. */
export class PythonClient {
  private constructor(private readonly dir: string) {}

  /** Installs the generator when it is not, and makes the package `boxtrail_client`. Needs PyPI the first time. */
  static generate(document: string): PythonClient {
    if (!existsSync(installed)) {
      rmSync(home, { recursive: true, force: true });
      run('python3', ['-m', 'venv', home]);
      run(join(home, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', generator]);
      writeFileSync(installed, '');
    }
    const dir = mkdtempSync(join(tmpdir(), 'boxtrail-python-'));
    const output = ['--meta', 'none', '--output-path', join(dir, 'boxtrail_client')];
    run(join(home, 'bin/openapi-python-client'), ['generate', '--path', document, ...output]);
    return new PythonClient(dir);
  }

  /** What a program prints as JSON. */
  run(program: string, env: NodeJS.ProcessEnv): unknown {
    const all = { ...process.env, ...env, PYTHONPATH: this.dir, PYTHONDONTWRITEBYTECODE: '1' };
    return JSON.parse(run(join(home, 'bin/python'), ['-c', program], all));
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

const hasPython = (): boolean =>
  spawnSync('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))']).status ===
  0;

/** `describe` for tests that need it; skipped, under a title that says so, where there is no Python for it. */
export function describeWithPython(name: string, tests: () => void): void {
  if (hasPython()) describe(name, tests);
  else describe.skip(`${name}: NOT RUN without python3 3.11 and its venv`, tests);
}
