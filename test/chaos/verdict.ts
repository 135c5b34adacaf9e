import type { RecordedEvent } from '@boxtrail/kernel';
import {
  definitionOf,
  type BoxesAssigned,
  type BoxesUnassigned,
  type BoxPacked,
  type EventOf,
} from '@boxtrail/contracts';
import { Findings, type Evidence, type Verdict } from './verdict-evidence';
import { judgeEnd, judgeGroup, judgeParked, judgeTopic } from './verdict-topics';

export type * from './verdict-evidence';

/** Compares the acknowledgements with the evidence. Pure. */
export function judge(evidence: Evidence): Verdict {
  const found = new Findings();
  judgeLog(evidence, found);
  judgeCommands(evidence, found);
  judgePlaces(evidence, found);
  for (const [context, topic] of evidence.topics) judgeTopic(context, topic, evidence.log, found);
  for (const group of evidence.groups) judgeGroup(group, evidence, found);
  for (const { group, contexts } of evidence.followers)
    for (const context of contexts) judgeEnd(group, context, evidence, found);
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
function judgeCommands(evidence: Evidence, found: Findings): void {
  const { journal, log, prefix, complete, groups, followers } = evidence;
  const acknowledged = new Map(journal.map(({ command, position }) => [command, position]));
  // Effects of a command in another stream are acknowledged with the command, not separately.
  const follows = [
    ...groups.map(({ effect }) => effect),
    ...followers.flatMap(({ effects }) => effects),
    ...placesOfJobs,
  ];
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

function judgeViews({ views, differences }: Evidence, found: Findings): void {
  if (views.length === 0) found.add('view', 'none was rebuilt');
  for (const { view, equal } of views) if (!equal) found.add('view', `${view} differs from its rebuild`);
  for (const difference of differences) found.add('view', `${difference}, unlike the pure replay of the log`);
}
