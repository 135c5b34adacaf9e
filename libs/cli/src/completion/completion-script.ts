import type { Completions } from './completion-tree';

type Tree = ReadonlyMap<string, Completions>;

/** Names, flags and values are of these characters: nothing needs quoting in a shell. */
const plain = /^[\w.-]+$/;

function words(list: readonly string[]): string {
  const odd = list.find((word) => !plain.test(word));
  if (odd !== undefined) throw new Error(`${odd} cannot be completed without quotes`);
  return list.join(' ');
}

const cases = (tree: Tree, line: (name: string, completions: Completions) => string): string =>
  [...tree].map(([name, completions]) => line(name, completions)).join('');

/** Options with a list of values, and options with any other value: after those comes a file or nothing known. */
const valueCases = (tree: Tree): string =>
  cases(tree, (name, { options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flag, values }) => `    '${name} ${flag}') values='${words(values)}'; takes=1 ;;\n`)
      .join(''),
  );

/** A script for bash 4 and newer. The words before the cursor select the command; its words and options are offered. */
export const bashScript = (tree: Tree): string => `# eval "$(boxtrail completion bash)"
_boxtrail_value() {
  values='' takes=''
  case "$1 $2" in
${valueCases(tree)}  esac
}
_boxtrail_words() {
  words='' options=''
  case "$1" in
${cases(tree, (name, { words: list, options }) => `    '${name}') words='${words(list)}'; options='${words(options.map(({ flag }) => flag))}' ;;\n`)}    *) return 1 ;;
  esac
}
_boxtrail() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command='' candidate word i values takes words options
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == -* ]]; then
      _boxtrail_value "$command" "$word"
      [[ -n $takes ]] && ((i++))
      continue
    fi
    candidate="\${command:+$command }$word"
    _boxtrail_words "$candidate" && command="$candidate"
  done
  takes='' values=''
  [[ $COMP_CWORD -gt 1 ]] && _boxtrail_value "$command" "\${COMP_WORDS[COMP_CWORD - 1]}"
  if [[ -n $takes ]]; then
    if [[ -n $values ]]; then COMPREPLY=($(compgen -W "$values" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi
    return
  fi
  _boxtrail_words "$command"
  if [[ $current == -* ]]; then words="$options"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _boxtrail boxtrail`;

/** zsh reads completions of bash. */
export const zshScript = (tree: Tree): string =>
  `# eval "$(boxtrail completion zsh)"\nautoload -Uz compinit bashcompinit && compinit && bashcompinit\n${bashScript(tree)}`;

/** A script for fish: one line for each word and each option. */
export const fishScript = (tree: Tree): string =>
  `# boxtrail completion fish | source\ncomplete -c boxtrail -f\n` +
  cases(tree, (name, { words: list, options }) => {
    const path = name.split(' ').filter((word) => word !== '');
    const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    const condition = seen === '' ? '__fish_use_subcommand' : seen;
    const line = (rest: string) => `complete -c boxtrail -n '${condition}' ${rest}\n`;
    const flags = options.map(
      ({ flag, takesValue, values }) =>
        `-l ${flag.slice(2)}${values.length > 0 ? ` -x -a '${words(values)}'` : takesValue ? ' -r -F' : ''}`,
    );
    return [...(list.length > 0 ? [`-a '${words(list)}'`] : []), ...flags].map(line).join('');
  });
