import { Injectable, type StreamableFile } from '@nestjs/common';
import { invalid, Refusal } from '@boxtrail/kernel';
import type { Instruction, Outcome } from '@boxtrail/commands';
import { InvalidEvent, Overloaded, StoreUnavailable } from '@boxtrail/event-store';
import { isDataError } from '@boxtrail/database';
import { parseJson } from '@boxtrail/input';
import { answerLines, readLine, type Line, type LineAnswer } from './bulk';
import type { Caller } from '@boxtrail/http';
import { EventLoopSlices } from '@boxtrail/async';
import { Quarantine } from './quarantine';

/** An outcome that may have come about elsewhere. */
export interface TakenIn extends Outcome {
  /** Where it was taken in, when that is not where it was sent to. */
  readonly movedTo?: string;
}

/** The result of one item: its outcome, a refusal, or a temporary failure. */
export type Taken = TakenIn | Error;

/** How items of one kind are processed, alone or in batches. */
export interface IntakeOf<Command> {
  /** Names the kind in quarantine, so that a resent line reaches the same handler. */
  readonly source: string;
  /** Reads one body; `time` applies to a body without its own time. Throws a `Refusal` for an invalid body. */
  read(body: unknown, time?: string): Instruction<Command>;
  /** Processes the readable items in order: one result each. */
  handle(items: readonly Instruction<Command>[]): Promise<readonly Taken[]>;
  /** The identifier of the item. */
  idOf(command: Command): string;
  /** The retry of a single JSON body gets the first answer, not that of a duplicate line. */
  readonly firstAnswer?: true;
}

export interface LineResult {
  readonly line: Line;
  readonly id: string;
  readonly taken: Taken;
}

/** Accepts facts and other items, one as JSON or many as lines. Rejected lines go to quarantine. */
@Injectable()
export class Intake {
  constructor(private readonly quarantine: Quarantine) {}

  /** One as `application/json`: the command and its outcome. Many as `application/x-ndjson`: one result per line. */
  async take<C>(
    contentType: string | undefined,
    body: unknown,
    caller: Caller,
    intake: IntakeOf<C>,
  ): Promise<StreamableFile | { readonly command: C; readonly outcome: TakenIn }> {
    const type = contentType?.split(';')[0]?.trim().toLowerCase();
    if (type === 'application/x-ndjson') {
      return answerLines(body, caller, (lines) => this.takeLines(lines, caller, intake));
    }
    const { command, meta } = intake.read(body);
    const [taken] = await intake.handle([
      { command, meta: intake.firstAnswer === true ? { ...meta, firstAnswer: true } : meta },
    ]);
    if (taken === undefined || taken instanceof Error)
      throw taken ?? new Error('taken in without an outcome');
    return { command, outcome: taken };
  }

  /** Answers lines in input order; stores the refused ones in quarantine with one statement. */
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

  /** Many items, one per line; one result each. */
  async takeLines<C>(lines: readonly Line[], caller: Caller, intake: IntakeOf<C>): Promise<LineAnswer[]> {
    return this.answer(await this.results(lines, intake), caller, intake.source);
  }

  /** Processes a quarantined line again; if refused, it stays in quarantine. */
  async takeAgain<C>(line: Line, intake: IntakeOf<C>): Promise<LineAnswer | Refusal> {
    const [result] = await this.results([line], intake);
    if (result === undefined) throw new Error('taken in without an outcome');
    return this.judge(result);
  }

  judge({ line, id, taken }: LineResult): LineAnswer | Refusal {
    return answerTo(line, id, taken);
  }

  private async results<C>(lines: readonly Line[], intake: IntakeOf<C>): Promise<LineResult[]> {
    const results: LineResult[] = [];
    const read: { line: Line; item: Instruction<C> }[] = [];
    const slices = new EventLoopSlices();
    for (const line of lines) {
      if (slices.isOver) await slices.next();
      const item = readLine(line, (text) => intake.read(parseJson(text), line.time));
      if (item instanceof Refusal) results.push({ line, id: '', taken: item });
      else read.push({ line, item });
    }
    const taken = await takeAll(
      read.map(({ item }) => item),
      intake,
    );
    for (const [i, { line, item }] of read.entries()) {
      results.push({
        line,
        id: intake.idOf(item.command),
        taken: taken[i] ?? new Error('taken in without an outcome'),
      });
    }
    return results;
  }
}

/**
 * Processes a batch. A value that PostgreSQL cannot store fails alone: the others are retried without it, which has no
 * effect on lines that are stored already.
 */
async function takeAll<C>(items: readonly Instruction<C>[], intake: IntakeOf<C>): Promise<readonly Taken[]> {
  try {
    return await intake.handle(items);
  } catch (error) {
    if (!isDataError(error)) throw error;
    if (items.length === 1) return [invalid('INPUT_INVALID', (error as Error).message)];
    const half = items.length >> 1;
    const first = await takeAll(items.slice(0, half), intake);
    return [...first, ...(await takeAll(items.slice(half), intake))];
  }
}

/**
 * A refusal quarantines the line; an unavailable store does not: the sender must retry it. Rethrows internal errors.
 */
function answerTo({ line }: Line, id: string, taken: Taken): LineAnswer | Refusal {
  if (taken instanceof Refusal) return taken;
  if (taken instanceof InvalidEvent) return invalid('EVENT_INVALID', taken.message);
  if (taken instanceof Overloaded)
    return { line, status: 'failed', code: 'OVERLOADED', detail: taken.message };
  if (taken instanceof StoreUnavailable) {
    return { line, status: 'failed', code: 'STORE_UNAVAILABLE', detail: taken.message };
  }
  if (taken instanceof Error) throw taken;
  const { changed, position, movedTo } = taken;
  const status = changed ? 'accepted' : 'duplicate';
  return { line, status, id, position, ...(movedTo !== undefined && { movedTo }) };
}
