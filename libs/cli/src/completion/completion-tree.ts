import type { Command, Option } from 'commander';

/** What may follow a command: by its full name, `''` for the program itself. */
export interface Completions {
  /** Subcommands, or the values of the first argument. */
  readonly words: readonly string[];
  readonly options: readonly {
    readonly flag: string;
    readonly takesValue: boolean;
    readonly values: readonly string[];
  }[];
}

/** The completions of every command. Global options may follow each of them. */
export function completionTree(program: Command): ReadonlyMap<string, Completions> {
  const global = optionsOf(program);
  const tree = new Map<string, Completions>();
  const visit = (command: Command, path: readonly string[]): void => {
    const help = { flag: '--help', takesValue: false, values: [] };
    const all = [...(path.length === 0 ? [] : optionsOf(command)), ...global, help];
    tree.set(path.join(' '), {
      words: [
        ...command.commands.map((each) => each.name()),
        ...(command.registeredArguments[0]?.argChoices ?? []),
      ],
      options: [...new Map(all.map((option) => [option.flag, option])).values()],
    });
    for (const each of command.commands) visit(each, [...path, each.name()]);
  };
  visit(program, []);
  return tree;
}

const optionsOf = (command: Command): Completions['options'][number][] =>
  command.options.flatMap(({ long, required, argChoices }: Option) =>
    long === undefined || long === null
      ? []
      : [{ flag: long, takesValue: required, values: argChoices ?? [] }],
  );
