import type { CustodyState } from './box-state';
import type { Finding } from './finding';
import { isExplained } from './open-questions';

/** `explained`: a break that somebody explained, and that nothing has mended: the trail stays broken. */
export const findingStates = ['open', 'explained', 'closed'] as const;
export type FindingState = (typeof findingStates)[number];

/** A finding as the list of all findings has it. */
export interface ListedFinding extends Finding {
  readonly state: FindingState;
  /** The round of its box; null before the box was packed. */
  readonly roundId: string | null;
}

/** `home`: a state of its box after packing. Where the box was packed and where it belongs are concerned too. */
export function listed(finding: Finding, home: CustodyState): ListedFinding {
  const { roundId, packedAtGln, destinationGln } = home;
  const homes = [packedAtGln, destinationGln].filter((gln) => gln !== null);
  return {
    ...finding,
    concerns: [...new Set([...finding.concerns, ...homes])].sort(),
    state: stateOf(finding),
    roundId,
  };
}

function stateOf(finding: Finding): FindingState {
  if (finding.closedBy === null) return 'open';
  return isExplained(finding) ? 'explained' : 'closed';
}
