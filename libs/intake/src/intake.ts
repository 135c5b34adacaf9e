import { Injectable, type StreamableFile } from '@nestjs/common';
import { invalid, Refusal } from '@boxtrail/kernel';
import type { CommandMeta, Outcome } from '@boxtrail/commands';
import { InvalidEvent, Overloaded, StoreUnavailable } from '@boxtrail/event-store';
import { isDataError } from '@boxtrail/database';
import { parseJson } from '@boxtrail/input';
import { answerLines, readLine, type Line, type LineAnswer } from './bulk';
import type { Caller } from '@boxtrail/http';
import { EventLoopSlices } from '@boxtrail/async';
import { Quarantine } from './quarantine';

/** What became of one thing that came in: its outcome, a refusal, or why it could not be handled just now. */
export type Taken = Outcome | Error;

/** How things of one kind are taken in, alone or many at a time. */
export interface IntakeOf<T> {
  /** Names the kind in quarantine, so that a line can be sent again to where it came from. */
  readonly source: string;
  /** Reads one body; `time` is for one that does not say when. Throws the `Refusal` when it cannot be what it should. */
  read(body: unknown, time?: string): T;
  /** Takes in what could be read, in order: one answer each. */
  handle(things: readonly T[]): Promise<readonly Taken[]>;
  /** What the thing is known by. */
  idOf(thing: T): string;
  /** Of one that comes alone, as JSON: how it is taken in otherwise than as a line. */
  alone?(thing: T): T;
}

/** A fact that comes alone: sent again, it gets its first answer. */
export const withFirstAnswer = <T extends { readonly meta: CommandMeta }>(fact: T): T => ({
  ...fact,
  meta: { ...fact.meta, firstAnswer: true },
});

export interface LineResult {
  readonly line: Line;
  readonly id: string;
  readonly taken: Taken;
}

/** Takes in facts and other things that come one as JSON or many as lines. What cannot be taken goes to quarantine. */
@Injectable()
export class Intake {
  constructor(private readonly quarantine: Quarantine) {}

  /** One as `application/json`: the thing and its outcome. Many as `application/x-ndjson`: an answer to every line. */
  async take<T>(
    contentType: string | undefined,
    body: unknown,
    caller: Caller,
    intake: IntakeOf<T>,
  ): Promise<StreamableFile | { readonly thing: T; readonly outcome: Outcome }> {
    const type = contentType?.split(';')[0]?.trim().toLowerCase();
    if (type === 'application/x-ndjson') {
      return answerLines(body, (lines) => this.takeLines(lines, caller, intake));
    }
    const read = intake.read(body);
    const thing = intake.alone?.(read) ?? read;
    const [taken] = await intake.handle([thing]);
    if (taken === undefined || taken instanceof Error)
      throw taken ?? new Error('taken in without an outcome');
    return { thing, outcome: taken };
  }

  /** Answers lines in the order they came; refused ones are kept in quarantine, in one statement. */
  async answer(results: readonly LineResult[], caller: Caller, source: string): Promise<LineAnswer[]> {
    const refused: { line: Line; refusal: Refusal }[] = [];
    const answers: LineAnswer[] = [];
    for (const { line, id, taken } of results) {
      const answer = answerTo(line, id, taken);
      if (answer instanceof Refusal) refused.push({ line, refusal: answer });
      else answers.push(answer);
    }
    refused.sort((a, b) => a.line.line - b.line.line);
    answers.push(...(await this.quarantine.keep(caller, source, refused)));
    return answers.sort((a, b) => a.line - b.line);
  }

  /** Many, one to a line; an answer to each. */
  async takeLines<T>(lines: readonly Line[], caller: Caller, intake: IntakeOf<T>): Promise<LineAnswer[]> {
    return this.answer(await this.results(lines, intake), caller, intake.source);
  }

  /** Takes a line of quarantine in again; what is refused stays there. */
  async takeAgain<T>(line: Line, intake: IntakeOf<T>): Promise<LineAnswer | Refusal> {
    const [result] = await this.results([line], intake);
    if (result === undefined) throw new Error('taken in without an outcome');
    return this.judge(result);
  }

  judge({ line, id, taken }: LineResult): LineAnswer | Refusal {
    return answerTo(line, id, taken);
  }

  private async results<T>(lines: readonly Line[], intake: IntakeOf<T>): Promise<LineResult[]> {
    const results: LineResult[] = [];
    const read: { line: Line; thing: T }[] = [];
    const slices = new EventLoopSlices();
    for (const line of lines) {
      if (slices.isOver) await slices.next();
      const thing = readLine(line, (text) => intake.read(parseJson(text), line.time));
      if (thing instanceof Refusal) results.push({ line, id: '', taken: thing });
      else read.push({ line, thing });
    }
    const taken = await takeAll(
      read.map(({ thing }) => thing),
      intake,
    );
    for (const [i, { line, thing }] of read.entries()) {
      results.push({
        line,
        id: intake.idOf(thing),
        taken: taken[i] ?? new Error('taken in without an outcome'),
      });
    }
    return results;
  }
}

/**
 * Takes in things that came together. A value that PostgreSQL can never take fails alone: the others are taken again
 * without it, which changes nothing for those that are in already.
 */
async function takeAll<T>(things: readonly T[], intake: IntakeOf<T>): Promise<readonly Taken[]> {
  try {
    return await intake.handle(things);
  } catch (error) {
    if (!isDataError(error)) throw error;
    if (things.length === 1) return [invalid('INPUT_INVALID', (error as Error).message)];
    const half = things.length >> 1;
    const first = await takeAll(things.slice(0, half), intake);
    return [...first, ...(await takeAll(things.slice(half), intake))];
  }
}

/** A refusal is the line's fault; a store that is away is not: such a line is to be sent again. Throws what is ours. */
function answerTo({ line }: Line, id: string, taken: Taken): LineAnswer | Refusal {
  if (taken instanceof Refusal) return taken;
  if (taken instanceof InvalidEvent) return invalid('EVENT_INVALID', taken.message);
  if (taken instanceof Overloaded)
    return { line, status: 'failed', code: 'OVERLOADED', detail: taken.message };
  if (taken instanceof StoreUnavailable) {
    return { line, status: 'failed', code: 'STORE_UNAVAILABLE', detail: taken.message };
  }
  if (taken instanceof Error) throw taken;
  return { line, status: taken.changed ? 'accepted' : 'duplicate', id, position: taken.position };
}
