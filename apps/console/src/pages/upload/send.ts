import { ConnectionBroken, linesOf, type Schemas } from '@boxtrail/api-client';
import type { Batch, Line } from './read';

type BulkAnswer = Schemas['BulkAnswer'];
type LineAnswer = Exclude<BulkAnswer, Schemas['BulkSummary']>;

/** What is known of a line: nothing, as long as it has no answer. */
export interface Answer {
  readonly status: 'accepted' | 'duplicate' | 'quarantined' | 'unread';
  readonly id?: string | undefined;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
}

/** Answers by the index of their line in the batch. */
export type Answers = ReadonlyMap<number, Answer>;

/** Sends a body, and streams the answer. */
export type Post = (body: string) => Promise<ReadableStream<Uint8Array> | null>;

/** Lines of one request: what is answered shows how far it is, and a broken connection leaves few in doubt. */
const linesPerRequest = 1_000;
const charactersPerRequest = 4_000_000;

/** The service could not handle some lines now; those that have no answer may be sent again. */
export class NotHandled extends Error {}

/**
 * Sends the lines that have no answer, in order, and tells of answers as they arrive. Throws what stopped it: lines
 * without an answer are then in doubt. A service knows each line by its own id, so that sending one again records
 * nothing twice.
 */
export async function sendRest(
  batch: Batch,
  known: Answers,
  post: Post,
  answered: (index: number, answer: Answer) => void,
): Promise<void> {
  const rest = [...batch.lines.entries()].filter(([i]) => !known.has(i));
  for (const [i, { unread }] of rest) if (unread !== undefined) answered(i, { status: 'unread' });
  const readable = rest.filter(([, { unread }]) => unread === undefined);
  for (const request of requestsOf(readable)) {
    const before = batch.header.length === 0 ? [] : [batch.header.map(quoted).join(',')];
    const stream = await post([...before, ...request.map(([, { body }]) => body)].join('\n') + '\n');
    let isWhole = false;
    let failure: string | undefined;
    for await (const line of linesOf<BulkAnswer>(stream)) {
      if ('summary' in line) {
        isWhole = true;
        failure ??= line.error?.detail;
        continue;
      }
      const index = request[line.line - 1 - before.length]?.[0];
      if (line.status === 'failed') failure ??= line.detail;
      else if (index !== undefined) answered(index, answerOf(line, line.status));
    }
    if (failure !== undefined) throw new NotHandled(failure);
    if (!isWhole) throw new ConnectionBroken('the answer was cut off');
  }
}

const answerOf = ({ id, code, detail }: LineAnswer, status: Answer['status']): Answer => ({
  status,
  id,
  code,
  detail,
});

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

type Indexed = readonly [number, Line];

function* requestsOf(lines: readonly Indexed[]): Generator<readonly Indexed[]> {
  let request: Indexed[] = [];
  let characters = 0;
  for (const one of lines) {
    request.push(one);
    characters += one[1].body.length;
    if (request.length < linesPerRequest && characters < charactersPerRequest) continue;
    yield request;
    request = [];
    characters = 0;
  }
  if (request.length > 0) yield request;
}

/** How many lines came to what. */
export interface Counts {
  readonly recorded: number;
  readonly known: number;
  readonly refused: number;
  readonly unanswered: number;
}

export function countsOf(batch: Batch, answers: Answers): Counts {
  const counts = { accepted: 0, duplicate: 0, quarantined: 0, unread: 0 };
  for (const { status } of answers.values()) counts[status] += 1;
  return {
    recorded: counts.accepted,
    known: counts.duplicate,
    refused: counts.quarantined + counts.unread,
    unanswered: batch.lines.length - answers.size,
  };
}

const order = { quarantined: 0, unread: 0, accepted: 2, duplicate: 2 } as const;

/** Indexes of the lines: refused ones first, then those without an answer, then the others; each in the order of the file. */
export function refusedFirst(batch: Batch, answers: Answers): readonly number[] {
  const groups: number[][] = [[], [], []];
  for (const i of batch.lines.keys()) {
    const answer = answers.get(i);
    groups[answer === undefined ? 1 : order[answer.status]]?.push(i);
  }
  return groups.flat();
}
