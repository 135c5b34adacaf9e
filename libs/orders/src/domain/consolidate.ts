import type { EventOf, RoundClosed } from '@boxtrail/contracts';
import { consolidated, type Need } from './round';

type Consolidated = Pick<EventOf<typeof RoundClosed>['data'], 'totals' | 'amountFen' | 'needs'>;

/**
 * What the supplier receives: totals by box type, sorted by GTIN, and the needs in the order in which they are packed:
 * households with special needs first, then in order of recording.
 */
export function consolidate(needs: readonly Need[]): Consolidated {
  const totals = new Map<string, number>();
  for (const { gtin, quantity } of needs.flatMap(({ lines }) => lines)) {
    totals.set(gtin, (totals.get(gtin) ?? 0) + quantity);
  }
  return {
    totals: [...totals]
      .map(([gtin, quantity]) => ({ gtin, quantity }))
      .sort((a, b) => (a.gtin < b.gtin ? -1 : 1)),
    amountFen: needs.reduce((sum, { amountFen }) => sum + amountFen, 0),
    needs: [...needs].sort((a, b) => rankOf(a) - rankOf(b)).map(consolidated),
  };
}

const rankOf = ({ specialNeeds }: Need): number => (specialNeeds.length > 0 ? 0 : 1);
