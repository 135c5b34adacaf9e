import { Refusal } from '@boxtrail/kernel';
import type { Caller, Line, LineAnswer, Outcome, Quarantine } from '@boxtrail/platform';

/** What became of a line: it is in under this id, it was refused, or it could not be handled just now. */
export interface LineResult {
  readonly line: Line;
  readonly result: (Outcome & { readonly id: string }) | Refusal | NotNow;
}

/** Neither taken nor refused: the same line may be sent again. */
export interface NotNow {
  readonly status: 'failed';
  readonly code: string;
  readonly detail: string;
}

/** Puts refused lines into quarantine, and answers all in the order they came. */
export async function answersTo(
  results: readonly LineResult[],
  quarantine: Quarantine,
  caller: Caller,
  source: string,
): Promise<LineAnswer[]> {
  const refused: { line: Line; refusal: Refusal }[] = [];
  const answers: LineAnswer[] = [];
  const inOrder = [...results].sort((a, b) => a.line.line - b.line.line);
  for (const { line, result } of inOrder) {
    if (result instanceof Refusal) refused.push({ line, refusal: result });
    else if ('status' in result) answers.push({ line: line.line, ...result });
    else {
      const { id, position, changed } = result;
      answers.push({ line: line.line, status: changed ? 'accepted' : 'duplicate', id, position });
    }
  }
  answers.push(...(await quarantine.keep(caller, source, refused)));
  return answers.sort((a, b) => a.line - b.line);
}
