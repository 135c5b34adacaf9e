/** A parameter of the document. */
export interface DescribedParameter {
  readonly name?: string;
  readonly in?: string;
  description?: string;
}

/** What parameters mean that say nothing themselves: the same on every route. */
const usualMeanings: Readonly<Record<string, string>> = {
  day: 'a date in UTC+8: `2026-03-16`',
  doorRoundId: 'id of the door round',
  id: 'id, as the list gives it',
  kind: 'only of this kind',
  limit: 'items of a page, at most',
  loadId: 'id of the load',
  needId: 'id of the need in its round',
  occurredAt: 'when it happened; now when omitted',
  passId: 'id of the pass',
  reason: 'why it is done',
  roundId: 'id of the round',
  severity: 'only of this severity: a break of the chain of custody, or a question',
  state: 'only in this state; any when omitted',
  status: 'only with this status; any when omitted',
  tier: 'only of this tier; all when omitted',
};

/** Says of each parameter what it means, where its own declaration does not. */
export function describeParameters(parameters: readonly DescribedParameter[]): void {
  for (const parameter of parameters) parameter.description ??= usualMeanings[parameter.name ?? ''];
}
