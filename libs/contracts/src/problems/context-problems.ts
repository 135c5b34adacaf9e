import type { RefusalTable } from '@boxtrail/kernel';
import { auditRefusals } from './audit';
import { deliveryRefusals } from './delivery';
import { moneyRefusals } from './money';
import { networkRefusals } from './network';
import { ordersRefusals } from './orders';
import { packingRefusals } from './packing';
import { passesRefusals } from './passes';
import { qualityRefusals } from './quality';
import { stockRefusals } from './stock';

/** The tables of the contexts, in the order of the chain. */
export const contextProblems: Readonly<Record<string, RefusalTable>> = {
  orders: { ...ordersRefusals, ...networkRefusals },
  packing: { ...packingRefusals, ...stockRefusals },
  passes: passesRefusals,
  delivery: deliveryRefusals,
  money: moneyRefusals,
  audit: { ...auditRefusals, ...qualityRefusals },
};
