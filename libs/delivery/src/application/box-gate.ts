import { Injectable } from '@nestjs/common';
import { areaOf, notYours, type Principal } from '@boxtrail/http';
import { inWords } from '@boxtrail/kernel';
import { BoxQueries } from '../views/boxes/boxes.queries';

/**
 * Keeps a bound key to the boxes that concern its places: packed there, to go there, or last received, returned or found
 * there. A box on its way to another place is not in the hands of this one, whatever it says.
 */
@Injectable()
export class BoxGate {
  constructor(private readonly boxes: BoxQueries) {}

  /** Throws `STATION_NOT_YOURS` with the foreign boxes. */
  async mayMove(principal: Principal, ssccs: readonly string[]): Promise<void> {
    const area = areaOf(principal);
    if (area === null) return;
    const foreign = await this.boxes.foreign(ssccs, area);
    if (foreign.size > 0) throw notYours(principal, `one of the places of ${inWords([...foreign])}`);
  }
}
