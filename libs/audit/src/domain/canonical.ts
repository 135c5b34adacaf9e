import { findingsAt, type JudgedTrail } from './box-trail';
import type { Finding } from './finding';
import { contentOf, holderText } from './trail-step';

/**
 * The canonical text of a trail, from which its hash is computed: equal for every recording of the same history. UTF-8,
 * one JSON array without blanks per line, each line ended by a line feed:
 *
 * ["boxtrail-trail",1,sscc]
 * ["step",[occurredAt,kind,actor,placeGln,counterpartGln,loadId,custodyTo,passIds,details],before,after]
 * ["finding",kind,severity,null]                          under its step, in alphabetical order of kind;
 * ["finding",kind,severity,[kind,occurredAt,resolution]]  with the step that answered it
 * ["corrected",occurredAt,reason]                         under a corrected step, from its correction
 * ["end",status,holder]
 *
 * Steps are in the order of `compareSteps`, `details` has its keys in alphabetical order, holders are written by
 * `holderText`, times as they were given. Excluded is what differs between two recordings of one history (`recordedAt`,
 * positions, ordinals, event ids, `late`) and the words of findings. A change of this form needs a new number in the
 * first line, unless every text it could write before stays the same.
 */
export function canonicalTrail(sscc: string, judged: JudgedTrail): string {
  const lines = [JSON.stringify(['boxtrail-trail', 1, sscc])];
  for (const { step, before, after, correctedBy } of judged.steps) {
    lines.push(JSON.stringify(['step', contentOf(step), holderText(before), holderText(after)]));
    if (correctedBy !== null) {
      lines.push(JSON.stringify(['corrected', correctedBy.occurredAt, correctedBy.details.reason]));
    }
    lines.push(...findingsAt(judged, step).map(findingLine).sort());
  }
  lines.push(JSON.stringify(['end', judged.status, holderText(judged.holder)]));
  return `${lines.join('\n')}\n`;
}

function findingLine({ kind, severity, closedBy }: Finding): string {
  const answer = closedBy === null ? null : [closedBy.kind, closedBy.occurredAt, closedBy.resolution];
  return JSON.stringify(['finding', kind, severity, answer]);
}
