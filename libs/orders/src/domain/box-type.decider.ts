import {
  BoxTypeContentsChanged,
  BoxTypePriceChanged,
  BoxTypePublished,
  type BoxTypeEvent,
} from '@boxtrail/contracts';
import { ruleViolation, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type BoxTypeDetails, type BoxTypeState } from './box-type';
import { boxTypeRefusals } from './refusals';

export interface PublishBoxType {
  readonly type: 'PublishBoxType';
  readonly occurredAt: string;
  readonly details: BoxTypeDetails;
}

/** Changes price and contents for rounds opened from now on. An open round keeps those it opened with. */
export interface ReviseBoxType extends Pick<BoxTypeDetails, 'gtin' | 'priceFen' | 'contents'> {
  readonly type: 'ReviseBoxType';
  readonly occurredAt: string;
}

export type BoxTypeCommand = PublishBoxType | ReviseBoxType;

function publish({ occurredAt, details }: PublishBoxType, state: BoxTypeState): readonly BoxTypeEvent[] {
  if (state.status === 'none') return [BoxTypePublished.of(occurredAt, details)];
  if (same(details, state.details)) return [];
  const { gtin, name, priceFen } = state.details;
  throw ruleViolation(
    'BOX_TYPE_EXISTS',
    `box type ${gtin} was published as ${name} at ${priceFen} fen; only its price and its contents can change; use another GTIN`,
  );
}

function revise(
  { occurredAt, gtin, priceFen, contents }: ReviseBoxType,
  state: BoxTypeState,
): readonly BoxTypeEvent[] {
  if (state.status === 'none')
    throw unknown('BOX_TYPE_UNKNOWN', `box type ${gtin} was never published`, '/gtin');
  const { details, contentsVersion } = state;
  return [
    ...(priceFen === details.priceFen ? [] : [BoxTypePriceChanged.of(occurredAt, { gtin, priceFen })]),
    ...(same(contents, details.contents)
      ? []
      : [BoxTypeContentsChanged.of(occurredAt, { gtin, contentsVersion: contentsVersion + 1, contents })]),
  ];
}

export const boxTypeDecider: Decider<BoxTypeCommand, BoxTypeEvent, BoxTypeState> = {
  refusals: boxTypeRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'PublishBoxType':
        return publish(command, state);
      case 'ReviseBoxType':
        return revise(command, state);
      default:
        return unreachable(command);
    }
  },
};
