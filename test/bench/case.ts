import type { Bench } from './bench';
import type { AnyKey } from './keys';

/** One of the two compared sides. */
export interface Side {
  readonly name: string;
  /** Units of one measurement: events, requests, steps. */
  readonly count: number;
  /** Warm-up units before the first measurement: connections, caches, compiler. */
  readonly warmUp: number;
  /** Does `count` units of work and returns the figure, in the case's unit. */
  run(count: number): Promise<number>;
}

/** A prepared case, before its first measurement. */
export interface Ready {
  readonly ours: Side;
  /** The baseline: a physical limit, or a peer in its best configuration. */
  readonly limit: Side;
  /** Measured in the same rounds and printed, without a ratio. */
  readonly aside?: Side;
  /** Called after all rounds, for results besides the ratio. */
  afterwards?(): Afterwards | Promise<Afterwards>;
  teardown(): Promise<void>;
}

/** Results besides the ratio. */
export interface Afterwards {
  /** Lines for a person. */
  readonly lines: readonly string[];
  /** Figures for a program. */
  readonly figures: Readonly<Record<string, number>>;
  /** Set when something happened that must not: the run exits with 1. */
  readonly broken?: string;
}

/** One key: what is measured, against what, and why the comparison is fair. */
export interface Case {
  readonly key: AnyKey;
  readonly what: string;
  readonly unit: string;
  readonly fair: string;
  /** Slices of a round, measured in turn; 1 when omitted, for work that cannot be divided. */
  readonly slices?: number;
  /** Our figure divided by the other when omitted. */
  ratio?(ours: number, limit: number): number;
  setup(bench: Bench): Promise<Ready>;
}

/** Units per second while `work` does `count` of them. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - started);
}

/** The candidate with the fastest probe: finds the best configuration of a peer, on this machine in this run. */
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
