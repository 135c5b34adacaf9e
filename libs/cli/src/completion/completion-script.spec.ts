import { execFileSync, spawnSync } from 'node:child_process';
import { programOf } from '../program';
import { bashScript, fishScript, zshScript } from './completion-script';
import { completionTree } from './completion-tree';

const tree = completionTree(programOf(['orders'], '/', () => Promise.resolve()));

/** What a real bash offers for the last of the words. */
function offered(...line: readonly string[]): string[] {
  const program = `${bashScript(tree)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _boxtrail; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ['--norc', '-c', program, 'bash', 'boxtrail', ...line];
  return execFileSync('bash', args, { encoding: 'utf8', cwd: __dirname }).split('\n').filter(Boolean);
}

describe('completion in bash', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['load'], ['loads', 'load', 'load-history']],
    [['--prof'], ['--profile']],
    [
      ['loads', '--status', ''],
      ['planned', 'sealed', 'dispatched', 'arrived', 'received'],
    ],
    [['loads', '--status', 're'], ['received']],
    [['loads', '--status', 'received', '--from'], ['--from-gln']],
    [
      ['--data', 'loads', 'stat'],
      ['statement', 'stations', 'station'],
    ],
    [
      ['export', ''],
      ['trail', 'round', 'station'],
    ],
    [
      ['export', 'trail', '--lang', ''],
      ['en', 'zh'],
    ],
    [
      ['export', 'trail', '020123450100000017', '--fo'],
      ['--format', '--for', '--force'],
    ],
    [['quarantine', 'list', '--state', 'o'], ['open']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['trail', '--json', '--kn'], ['--known-at']],
    [['export', 'trail', '--out', 'completion-tr'], ['completion-tree.ts']],
    [['trail', '--at', 'completion-nothing'], []],
    [['nothing-like-it'], []],
  ])('given %j, then it offers %j', (line, words) => expect(offered(...line)).toEqual(words));

  it('given the script, then bash registers it for the command', () => {
    const program = `${bashScript(tree)}\ncomplete -p boxtrail`;
    expect(execFileSync('bash', ['--norc', '-c', program], { encoding: 'utf8' })).toBe(
      'complete -F _boxtrail boxtrail\n',
    );
  });
});

describe('completion in other shells', () => {
  const shells: readonly [string, string][] = [
    ['zsh', zshScript(tree)],
    ['fish', fishScript(tree)],
  ];
  it.each(shells)('given %s where it is installed, then it accepts the script', (shell, script) => {
    const { error, status, stderr } = spawnSync(shell, ['-n'], { input: script, encoding: 'utf8' });
    if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    else expect((error as NodeJS.ErrnoException).code).toBe('ENOENT');
  });
});
