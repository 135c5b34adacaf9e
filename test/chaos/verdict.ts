import type { RecordedEvent } from '@boxtrail/kernel';
import {
  catalogue,
  definitionOf,
  type BoxesAssigned,
  type BoxesUnassigned,
  type BoxPacked,
  type EventOf,
} from '@boxtrail/contracts';
import type { Acknowledged } from '../torture/journal';
import type { Rebuilt } from '../torture/verdict';
import { forged } from './meddler';

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

/** Everything read after a run. */
export interface Evidence {
  readonly journal: readonly Acknowledged[];
  /** The whole log in order. */
  readonly log: readonly RecordedEvent[];
  /** By context. */
  readonly topics: ReadonlyMap<string, Topic>;
  readonly groups: readonly Group[];
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
class Findings {
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

/** Compares the acknowledgements with the evidence. Pure. */
export function judge(evidence: Evidence): Verdict {
  const found = new Findings();
  judgeLog(evidence, found);
  judgeCommands(evidence, found);
  judgePlaces(evidence, found);
  for (const [context, topic] of evidence.topics) judgeTopic(context, topic, evidence.log, found);
  for (const group of evidence.groups) judgeGroup(group, evidence, found);
  judgeParked(evidence, found);
  judgeViews(evidence, found);
  return {
    acknowledged: new Set(evidence.journal.map(({ command }) => command)).size,
    lost: found.count('lost'),
    doubled: found.count('doubled'),
    reordered: found.count('reordered'),
    unaccounted: found.count('unaccounted'),
    viewsEqual: found.count('view') === 0,
    parked: evidence.parked.length,
    offences: found.offences,
  };
}

/** Positions have no gaps, revisions no breaks, and the events of a command are together in one stream. */
function judgeLog({ log }: Evidence, found: Findings): void {
  const revisions = new Map<string, number>();
  const ends = new Map<string, { stream: string; revision: number; position: number }>();
  let head = 0;
  for (const { position, stream, revision, metadata } of log) {
    if (position !== head + 1) found.add('gap', `position ${position} follows ${head}`);
    head = position;
    const before = revisions.get(stream) ?? 0;
    if (revision !== before + 1) found.add('gap', `${stream}: revision ${revision} follows ${before}`);
    revisions.set(stream, revision);
    const { commandId } = metadata;
    const end = ends.get(commandId);
    if (end !== undefined && (end.stream !== stream || end.revision + 1 !== revision))
      found.add('doubled', `command ${commandId} had effects at ${end.position} and at ${position}`);
    ends.set(commandId, { stream, revision, position });
  }
}

/** The name a customer gives an event: its type, and the id of its subject (a scan, a need and so on). */
function nameOf({ type, data }: RecordedEvent['event']): string {
  const { scanId, needId } = data as { readonly scanId?: string; readonly needId?: string };
  const need = type === 'orders.NeedRecorded' ? needId : undefined;
  return `${type} ${scanId ?? need ?? definitionOf(type).key(data as never)}`;
}

/** Every acknowledged command is in the log once, at its acknowledged position, and customers have no other events. */
function judgeCommands({ journal, log, prefix, complete, groups }: Evidence, found: Findings): void {
  const acknowledged = new Map(journal.map(({ command, position }) => [command, position]));
  // Effects of a command in another stream are acknowledged with the command, not separately.
  const follows = [...groups.map(({ effect }) => effect), ...placesOfJobs];
  const stands = new Map<string, number>();
  for (const { position, event } of log) {
    const name = nameOf(event);
    const first = stands.get(name);
    if (first !== undefined && acknowledged.has(name))
      found.add('doubled', `${name} stands at ${first} and at ${position}`);
    stands.set(name, first ?? position);
    const theirs = name.startsWith(`${event.type} ${prefix}`) && !follows.includes(event.type);
    if (complete && theirs && !acknowledged.has(name))
      found.add('unexpected', `${name} stands at ${position} and was never acknowledged`);
  }
  for (const [command, position] of acknowledged)
    if (!stands.has(command))
      found.add('lost', `${command} was acknowledged at ${position} and is not in the log`);
  for (const { command, position } of journal) {
    const at = stands.get(command);
    if (at !== undefined && at !== position)
      found.add('moved', `${command} was acknowledged at ${position} and stands at ${at}`);
  }
}

/** The places of boxes in their job's stream. */
const placesOfJobs = ['packing.BoxesAssigned', 'packing.BoxesUnassigned', 'packing.BoxGivenUp'];

/** A box has one place in one job at a time, and none is packed without a place. */
function judgePlaces({ log }: Evidence, found: Findings): void {
  const jobs = new Map<string, string>();
  for (const { event, position } of log) {
    if (event.type === 'packing.BoxesAssigned') {
      const { jobId, boxes } = event.data as EventOf<typeof BoxesAssigned>['data'];
      for (const { sscc } of boxes) {
        const before = jobs.get(sscc);
        if (before === jobId)
          found.add('doubled', `box ${sscc} has two places in ${jobId}, one at ${position}`);
        jobs.set(sscc, jobId);
      }
    } else if (event.type === 'packing.BoxesUnassigned') {
      const { ssccs } = event.data as EventOf<typeof BoxesUnassigned>['data'];
      for (const sscc of ssccs) jobs.delete(sscc);
    } else if (event.type === 'packing.BoxPacked') {
      const { sscc, jobId } = event.data as EventOf<typeof BoxPacked>['data'];
      if (jobs.get(sscc) !== jobId)
        found.add('unaccounted', `box ${sscc} is packed at ${position} without a place in ${jobId}`);
    }
  }
}

/** All events of a topic's context are on the topic, in order for each key. */
function judgeTopic(context: string, topic: Topic, log: readonly RecordedEvent[], found: Findings): void {
  const published = new Set<number>();
  topic.forEach((partition, n) => {
    const last = new Map<string, number>();
    for (const { position, key, offset, poison } of partition) {
      if (poison !== undefined || position === undefined || published.has(position)) continue;
      published.add(position);
      const before = last.get(key) ?? 0;
      if (position < before)
        found.add(
          'reordered',
          `${context}/${n}@${offset}: position ${position} of ${key} comes after ${before}`,
        );
      last.set(key, Math.max(before, position));
    }
  });
  for (const { position, event } of log)
    if (event.type.startsWith(`${context}.`) && catalogue.has(event.type) && !published.has(position))
      found.add('unaccounted', `${event.type} at ${position} is on no topic`);
}

/**
 * Handled and parked messages together are the published ones, each with one effect, and the group has read to the end.
 */
function judgeGroup({ group, type, effect }: Group, evidence: Evidence, found: Findings): void {
  const { log, topics, marks, parked } = evidence;
  const context = type.slice(0, type.indexOf('.'));
  const effects = new Map<string, number[]>();
  const loads = new Set<string>();
  for (const { event, metadata, position } of log)
    if (event.type === effect)
      effects.set(metadata.causationId, [...(effects.get(metadata.causationId) ?? []), position]);
  const aside = new Set(parked.filter((each) => each.group === group).map(({ position }) => position));
  for (const { id, event, position } of log) {
    if (event.type === 'delivery.LoadPlanned') loads.add((event.data as { loadId: string }).loadId);
    if (event.type !== type) continue;
    const [first, ...more] = effects.get(id) ?? [];
    const about = `${type} ${definitionOf(type).key(event.data as never)} at ${position}`;
    const { loadId } = event.data as { loadId?: string | null };
    // A check without a load, or of a load not planned by then, has no effect, or one effect later.
    const due = loadId === undefined || (loadId !== null && loads.has(loadId));
    if (more.length > 0)
      found.add('doubled', `${group}: ${about} had effects at ${[first, ...more].join(', ')}`);
    if (first === undefined && due && !aside.has(position))
      found.add('unaccounted', `${group}: ${about} has no effect and is not parked`);
    if (first !== undefined && aside.has(position))
      found.add('doubled', `${group}: ${about} had its effect at ${first} and is parked too`);
  }
  topics.get(context)?.forEach((partition, n) => {
    const end = partition.reduce(
      (max, { position = 0, poison }) => (poison === undefined ? Math.max(max, position) : max),
      0,
    );
    const mark = marks.get(`${group} ${context}/${n}`) ?? 0;
    if (mark !== end)
      found.add('unaccounted', `${group} has read ${context}/${n} up to position ${mark}; it ends at ${end}`);
  });
}

/** Each poison message is parked once by every group that reads its topic, and no other message is parked. */
function judgeParked({ topics, groups, parked }: Evidence, found: Findings): void {
  const must = new Set<string>();
  const may = new Set<string>();
  for (const [context, topic] of topics)
    for (const { group } of groups.filter(({ type }) => type.startsWith(`${context}.`)))
      topic.forEach((partition, n) => {
        for (const { poison, offset } of partition)
          if (poison !== undefined)
            (forged.includes(poison) ? may : must).add(`${group} ${context}/${n}@${offset}`);
      });
  const seen = new Set<string>();
  for (const { group, place, position, reason } of parked) {
    const at = `${group} ${place?.slice(place.indexOf('.') + 1)}`;
    if (seen.has(at)) found.add('doubled', `${at} is parked twice`);
    else if (position !== null || !(must.has(at) || may.has(at)))
      found.add('parked', `${group} parked position ${position} (${place}): ${reason}`);
    seen.add(at);
  }
  for (const at of must) if (!seen.has(at)) found.add('unaccounted', `poison ${at} is not parked`);
}

function judgeViews({ views, differences }: Evidence, found: Findings): void {
  if (views.length === 0) found.add('view', 'none was rebuilt');
  for (const { view, equal } of views) if (!equal) found.add('view', `${view} differs from its rebuild`);
  for (const difference of differences) found.add('view', `${difference}, unlike the pure replay of the log`);
}
