import { BoxTypePriceChanged, BoxTypePublished, type BoxTypeEvent } from '@boxtrail/contracts';
import { ruleViolation, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type BoxTypeDetails, type BoxTypeState } from './box-type';
import { boxTypeRefusals } from './refusals';

export interface PublishBoxType {
  readonly type: 'PublishBoxType';
  readonly occurredAt: string;
  readonly details: BoxTypeDetails;
}

/** Changes the price for rounds opened from now on. An open round keeps its prices. */
export interface ChangePrice {
  readonly type: 'ChangePrice';
  readonly occurredAt: string;
  readonly gtin: string;
  readonly priceFen: number;
}

export type BoxTypeCommand = PublishBoxType | ChangePrice;

function publish({ occurredAt, details }: PublishBoxType, state: BoxTypeState): readonly BoxTypeEvent[] {
  if (state.status === 'none') return [BoxTypePublished.of(occurredAt, details)];
  if (same(details, state.details)) return [];
  const { gtin, name, priceFen } = state.details;
  throw ruleViolation(
    'BOX_TYPE_EXISTS',
    `box type ${gtin} was published as ${name} at ${priceFen} fen; use another GTIN, or change only its price`,
  );
}

function changePrice(
  { occurredAt, gtin, priceFen }: ChangePrice,
  state: BoxTypeState,
): readonly BoxTypeEvent[] {
  if (state.status === 'none')
    throw unknown('BOX_TYPE_UNKNOWN', `box type ${gtin} was never published`, '/gtin');
  return priceFen === state.details.priceFen ? [] : [BoxTypePriceChanged.of(occurredAt, { gtin, priceFen })];
}

export const boxTypeDecider: Decider<BoxTypeCommand, BoxTypeEvent, BoxTypeState> = {
  refusals: boxTypeRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'PublishBoxType':
        return publish(command, state);
      case 'ChangePrice':
        return changePrice(command, state);
      default:
        return unreachable(command);
    }
  },
};
