import type { RecordedEvent } from '@boxtrail/kernel';
import type { Rebuilt } from '../torture/verdict';
import type { Acknowledged } from '../torture/journal';

/** A message on a topic. */
export interface Sighting {
  readonly offset: number;
  readonly key: string;
  /** Its log position; undefined when it names none. */
  readonly position?: number;
  /** The kind of poison, for poison. */
  readonly poison?: string;
}

/** A topic of one context: its partitions, each in the order of its offsets. */
export type Topic = readonly (readonly Sighting[])[];

export interface ParkedThere {
  readonly group: string;
  readonly place: string | null;
  readonly position: number | null;
  readonly reason: string;
}

/** A consumer group, and the effect of each of its messages. */
export interface Group {
  readonly group: string;
  readonly type: string;
  /** Wire name of the one event that a message leads to. */
  readonly effect: string;
}

/** A consumer group that follows several topics: what it appends depends on the state of things, not on one message. */
export interface Follower {
  readonly group: string;
  readonly contexts: readonly string[];
  readonly effects: readonly string[];
}

/** Everything read after a run. */
export interface Evidence {
  readonly journal: readonly Acknowledged[];
  /** The whole log in order. */
  readonly log: readonly RecordedEvent[];
  /** By context. */
  readonly topics: ReadonlyMap<string, Topic>;
  readonly groups: readonly Group[];
  readonly followers: readonly Follower[];
  readonly parked: readonly ParkedThere[];
  /** The high-water marks: `group context/partition`. */
  readonly marks: ReadonlyMap<string, number>;
  readonly views: readonly Rebuilt[];
  /** Differences between views and a pure replay of the log, in words. */
  readonly differences: readonly string[];
  /** Prefix of the customers' ids. */
  readonly prefix: string;
  /** Whether every customer had its last answer: then every event of theirs must be acknowledged. */
  readonly complete: boolean;
}

export interface Verdict {
  /** Distinct acknowledged commands. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  readonly unaccounted: number;
  readonly viewsEqual: boolean;
  readonly parked: number;
  /** All problems, in words; at most 20. */
  readonly offences: readonly string[];
}

/** Counts by kind, and the words of the first problems. */
export class Findings {
  readonly offences: string[] = [];
  private readonly counts = new Map<string, number>();

  add(kind: string, words: string): void {
    this.counts.set(kind, this.count(kind) + 1);
    if (this.offences.length < 20) this.offences.push(`${kind}: ${words}`);
  }

  count(kind: string): number {
    return this.counts.get(kind) ?? 0;
  }
}
