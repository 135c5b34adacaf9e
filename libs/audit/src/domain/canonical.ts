import { findingsAt, type JudgedTrail } from './box-trail';
import type { Finding } from './finding';
import { contentOf, holderText } from './trail-step';

/**
 * A trail as text that is the same wherever and whenever the same history was recorded: what its hash is taken of.
 *
 * UTF-8, one JSON array without blanks a line, each line ended by a line feed:
 *
 *     ["boxtrail-trail",1,sscc]
 *     ["step",[occurredAt,kind,actor,placeGln,counterpartGln,loadId,custodyTo,passIds,details],before,after]
 *     ["finding",kind,severity,null]                          under its step, in alphabetical order of kind;
 *     ["finding",kind,severity,[kind,occurredAt,resolution]]  with the step that answered it
 *     ["corrected",occurredAt,reason]                         under a step that was corrected, of its correction
 *     ["end",status,holder]
 *
 * Steps stand in the order of `compareSteps`, `details` has its keys in alphabetical order, holders are written
 * by `holderText`, times as they were given. Left out is what differs between two recordings of one
 * history - `recordedAt`, positions, ordinals, event ids, `late` - and the words of findings, which may be reworded.
 * A change of this form is a new number in the first line; one that leaves every text it could write before is none.
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
