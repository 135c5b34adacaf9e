import type { CorrectionEvent } from '@boxtrail/contracts';
import { ruleViolation } from '@boxtrail/kernel';
import { listedBy, receiptIn, type KnownLoad, type LoadFact } from './load';

/** Maximum number of boxes on a load: one event lists them all. */
export const maxBoxesOnLoad = 5000;
/** Maximum number of facts and corrections of a load: each is a step of every box that it carries. */
const maxFactsOfLoad = 100;
/** Maximum number of boxes and discrepancies in the receipts of a load, unless the first one alone lists more. */
const maxListedOfLoad = 15_000;
/** Maximum number of steps that one event adds: a box that is new to a load gets all facts of the load. */
const maxStepsOfEvent = 25_000;

/** Refuses a fact or correction that is one too many. */
export function refuseFactOfFull(event: LoadFact | CorrectionEvent, load: KnownLoad): void {
  const { loadId } = load.plan;
  const { recorded, listed, boxes, status } = load;
  const full = (message: string) => ruleViolation('LOAD_FACTS_FULL', message);
  if (recorded >= maxFactsOfLoad)
    throw full(`load ${loadId} has ${recorded} facts and corrections, which is the limit`);
  const receipt = receiptIn(event);
  const more = receipt === null ? 0 : listedBy(receipt);
  if (listed > 0 && listed + more > maxListedOfLoad) {
    const message = `the receipts of load ${loadId} list ${listed} boxes and discrepancies and may list ${maxListedOfLoad}; ${more} more are too many`;
    throw full(message);
  }
  const strange = receipt?.data.ssccs.filter((sscc) => !boxes.has(sscc)).length ?? 0;
  const fresh = status === 'dispatched' ? strange : strange + boxes.size;
  if (fresh * (recorded + 1) > maxStepsOfEvent)
    throw full(`load ${loadId} has ${recorded} facts, which are too many for ${fresh} more boxes`);
}

/** How many boxes a load takes: fewer when many facts of it are known. */
export const roomOf = ({ recorded }: KnownLoad): number =>
  Math.min(maxBoxesOnLoad, Math.floor(maxStepsOfEvent / (recorded + 1)));
