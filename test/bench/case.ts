import type { Bench } from './bench';
import type { AnyKey } from './keys';

/** One of the two that are compared. */
export interface Side {
  readonly name: string;
  /** Units of one measurement: events, requests, steps. */
  readonly count: number;
  /** Units before the first measurement: connections, caches and the compiler are warm by then. */
  readonly warmUp: number;
  /** Does `count` units of work and answers the figure, in the case's unit. */
  run(count: number): Promise<number>;
}

/** A case made ready: everything is there, nothing has been measured. */
export interface Ready {
  readonly ours: Side;
  /** What we are held against: a limit nobody can pass, or a peer at its best. */
  readonly limit: Side;
  /** Measured in the same rounds and printed, in no ratio. */
  readonly aside?: Side;
  /** Told when all rounds are over: what a ratio does not say. */
  afterwards?(): Afterwards | Promise<Afterwards>;
  teardown(): Promise<void>;
}

/** What a case has to say beside its ratio. */
export interface Afterwards {
  /** For a person, printed as they are. */
  readonly lines: readonly string[];
  /** For a program. */
  readonly figures: Readonly<Record<string, number>>;
  /** Something that must not happen and did: the run ends with 1. */
  readonly broken?: string;
}

/** One key: what is measured, against what, and why that is fair. */
export interface Case {
  readonly key: AnyKey;
  readonly what: string;
  readonly unit: string;
  readonly fair: string;
  /** Parts in which a round is measured, the two sides in turn; 1 when left out, for work that has no parts. */
  readonly slices?: number;
  /** Our figure over the other's when left out. */
  ratio?(ours: number, limit: number): number;
  setup(bench: Bench): Promise<Ready>;
}

/** Units a second while `work` does `count` of them. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - started);
}

/** The setting whose probe was the quickest: how a peer gets its best case, found on this machine in this run. */
export async function best<T>(
  candidates: readonly T[],
  probe: (candidate: T) => Promise<number>,
): Promise<T> {
  let winner: { candidate: T; figure: number } | undefined;
  for (const candidate of candidates) {
    const figure = await probe(candidate);
    if (winner === undefined || figure > winner.figure) winner = { candidate, figure };
  }
  if (winner === undefined) throw new Error('no candidates');
  return winner.candidate;
}
