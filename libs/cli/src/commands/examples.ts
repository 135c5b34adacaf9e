import type { Command } from 'commander';

/** How a command is called in this project. */
export const program = 'npm run boxtrail --';

const examples = new WeakMap<Command, readonly string[]>();

/** Ends the help of a command with examples: what is typed after the program. They work on the seeded day. */
export function withExample(command: Command, ...lines: readonly string[]): Command {
  examples.set(command, lines);
  return command.addHelpText(
    'after',
    `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${program} ${line}`).join('\n')}\n`,
  );
}

/** The examples of a command; none for a group. */
export const examplesOf = (command: Command): readonly string[] => examples.get(command) ?? [];

/** Every command that does something, with its full name; a group with a default action too. */
export function commandsOf(
  root: Command,
  prefix = '',
): readonly { readonly name: string; readonly command: Command }[] {
  return root.commands.flatMap((command) => {
    const name = `${prefix}${command.name()}`;
    return [
      ...(examplesOf(command).length > 0 ? [{ name, command }] : []),
      ...commandsOf(command, `${name} `),
    ];
  });
}
