import { Injectable } from '@nestjs/common';
import { areaOf, notYours, type Principal } from '@boxtrail/http';
import { inWords, type Refusal, ruleViolation } from '@boxtrail/kernel';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A place cannot take a box over by its own word alone. */
export const boxNotHere = (sscc: string): Refusal =>
  ruleViolation(
    'BOX_NOT_HERE',
    `box ${sscc} did not last come to a place of this key; record its receipt first`,
  );

/**
 * Keeps a bound key to the boxes that concern its places: packed there, to go there, or last received, returned or found
 * there. A place does not have a box that is on its way to another place, whatever it reports.
 */
@Injectable()
export class BoxGate {
  constructor(private readonly boxes: BoxQueries) {}

  /**
   * The boxes whose custody a bound key may not change: no recorded fact says that its places have them.
   * None for an unbound key.
   */
  async notInHand(area: readonly string[] | null, ssccs: readonly string[]): Promise<ReadonlySet<string>> {
    return area === null || ssccs.length === 0 ? new Set() : this.boxes.notAt(ssccs, area);
  }

  /** Throws `STATION_NOT_YOURS` with the foreign boxes. */
  async mayMove(principal: Principal, ssccs: readonly string[]): Promise<void> {
    const area = areaOf(principal);
    if (area === null) return;
    const foreign = await this.boxes.foreign(ssccs, area);
    if (foreign.size > 0) throw notYours(principal, `one of the places of ${inWords([...foreign])}`);
  }
}
