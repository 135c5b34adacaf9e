import type { Acknowledged } from './journal';

/** The parts of an event that the verdict reads. */
export interface LogItem {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly event: { readonly type: string; readonly data: object };
}

/** The answer of `POST /v1/views/:view/rebuild`. */
export interface Rebuilt {
  readonly view: string;
  readonly equal: boolean;
  readonly rows: number;
}

/** The acknowledgements compared with the log. */
export interface Verdict {
  /** Distinct acknowledged commands. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly viewsEqual: boolean;
  /** The problems found, in order; at most 20. */
  readonly offences: readonly string[];
}

/** The command of a writer's event: `passes.PassIssued t1-3-17`. */
function commandOf({ event: { type, data } }: LogItem, prefix: string): string | undefined {
  const ids = data as Partial<Record<'scanId' | 'loadId' | 'passId', string>>;
  const id = ids.scanId ?? ids.loadId ?? ids.passId;
  return id?.startsWith(prefix) === true ? `${type} ${id}` : undefined;
}

export interface Evidence {
  readonly journal: readonly Acknowledged[];
  /** The whole log in reading order. */
  readonly log: AsyncIterable<LogItem> | Iterable<LogItem>;
  readonly views: readonly Rebuilt[];
  /** Prefix of the writers' ids. */
  readonly prefix: string;
  /** Whether positions count 1, 2, 3; otherwise they grow. */
  readonly gapless: boolean;
  /** Whether every writer had its last answer: then every event of theirs must be acknowledged. */
  readonly complete: boolean;
}

/**
 * Compares the journal with the log: every acknowledged command is stored once at its acknowledged position; positions
 * grow, without gaps where they are counted; revisions have no breaks; every view equals its rebuild.
 */
export async function judge({ journal, log, views, prefix, gapless, complete }: Evidence): Promise<Verdict> {
  const offences: string[] = [];
  const offence = (words: string) => offences.length < 20 && offences.push(words);
  const positions = new Map<string, number>();
  const revisions = new Map<string, number>();
  let head = 0;
  let doubled = 0;
  for await (const item of log) {
    const { position, stream, revision } = item;
    if (gapless && position !== head + 1) offence(`gap: position ${position} follows ${head}`);
    if (position <= head) offence(`order: position ${position} follows ${head}`);
    head = position;
    const before = revisions.get(stream) ?? 0;
    if (revision !== before + 1)
      offence(`${stream}: revision ${revision} follows ${before} (position ${position})`);
    revisions.set(stream, revision);
    const command = commandOf(item, prefix);
    if (command === undefined) continue;
    const first = positions.get(command);
    if (first === undefined) positions.set(command, position);
    else {
      doubled += 1;
      offence(`doubled: ${command} stands at ${first} and at ${position}`);
    }
  }
  const acknowledged = new Set<string>();
  let lost = 0;
  for (const { command, position } of journal) {
    const found = positions.get(command);
    if (found === undefined) {
      if (!acknowledged.has(command)) lost += 1;
      offence(`lost: ${command} was acknowledged at ${position} and is not in the log`);
    } else if (found !== position) {
      offence(`moved: ${command} was acknowledged at ${position} and stands at ${found}`);
    }
    acknowledged.add(command);
  }
  if (complete) {
    for (const [command, position] of positions)
      if (!acknowledged.has(command))
        offence(`unexpected: ${command} stands at ${position} and was never acknowledged`);
  }
  if (views.length === 0) offence('no view was rebuilt');
  const different = views.filter(({ equal }) => !equal);
  for (const { view } of different) offence(`view ${view} differs from its rebuild`);
  return {
    acknowledged: acknowledged.size,
    lost,
    doubled,
    viewsEqual: views.length > 0 && different.length === 0,
    offences,
  };
}
