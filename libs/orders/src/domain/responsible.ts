import { ResponsibleNamed, type EventOf, type ResponsibleEvent } from '@boxtrail/contracts';
import { same, type Decider } from '@boxtrail/kernel';

export type Responsible = EventOf<typeof ResponsibleNamed>['data'];

/** Names who answers for a place from now on. */
export interface NameResponsible {
  readonly type: 'NameResponsible';
  readonly occurredAt: string;
  readonly responsible: Responsible;
}

/** Who answers for a place; null while nobody was named. The same person again is not recorded. */
export const responsibleDecider: Decider<NameResponsible, ResponsibleEvent, Responsible | null> = {
  refusals: { NameResponsible: [] },
  initial: null,
  evolve: (_before, event) => event.data,
  decide: ({ occurredAt, responsible }, state) =>
    same(responsible, state) ? [] : [ResponsibleNamed.of(occurredAt, responsible)],
};
