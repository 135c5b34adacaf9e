import type { BoxTypeEvent, BoxTypePublished, EventOf } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type BoxTypeDetails = EventOf<typeof BoxTypePublished>['data'];

/** A box type with its present price and contents. */
export type BoxTypeState =
  | { readonly status: 'none' }
  | {
      readonly status: 'published';
      readonly details: BoxTypeDetails;
      /** From 1. */
      readonly contentsVersion: number;
    };

export const initial: BoxTypeState = { status: 'none' };

export function evolve(state: BoxTypeState, event: BoxTypeEvent): BoxTypeState {
  switch (event.type) {
    case 'orders.BoxTypePublished':
      return { status: 'published', details: event.data, contentsVersion: 1 };
    case 'orders.BoxTypePriceChanged':
      return state.status === 'none'
        ? state
        : { ...state, details: { ...state.details, priceFen: event.data.priceFen } };
    case 'orders.BoxTypeContentsChanged': {
      const { contents, contentsVersion } = event.data;
      return state.status === 'none'
        ? state
        : { ...state, details: { ...state.details, contents }, contentsVersion };
    }
    default:
      return unreachable(event);
  }
}
