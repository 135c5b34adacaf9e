import { Argument, type Command } from 'commander';
import { withExample } from '../commands/examples';
import type { GlobalOptions } from '../commands/with-api';
import { print, printJson } from '../terminal/terminal';
import { bashScript, fishScript, zshScript } from './completion-script';
import { completionTree } from './completion-tree';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Adds `completion`: a script that completes commands, options and their values in a shell. */
export function addCompletion(program: Command): void {
  const command = program
    .command('completion')
    .description('Prints a script that completes commands, options and their values in a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .action((shell: keyof typeof scripts, _: object, command: Command) => {
      const script = scripts[shell](completionTree(program));
      if (command.optsWithGlobals<GlobalOptions>().json === true) printJson({ shell, script });
      else print(script);
    });
  withExample(command, 'completion bash');
}
