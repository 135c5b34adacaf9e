import { DecisionBody } from '@boxtrail/http';
import { KeyField, KeyListField, PlateField, RefField, TextField } from '@boxtrail/input';
import { maxBoxesOnLoad } from '../domain/load-bounds';

/** Which load a route is about. */
export class LoadParam {
  @RefField()
  loadId: string;
}

export class PlanLoadBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  loadId?: string;

  @KeyField('gln', { description: 'where it leaves: a station, or the site of a supplier' })
  fromGln: string;

  @KeyField('gln', { description: 'where it goes' })
  toGln: string;

  @PlateField({ description: 'number plate of the vehicle' })
  plate: string;

  @RefField({ description: 'the person who drives' })
  driverRef: string;
}

export class LoadBoxesBody extends DecisionBody {
  @KeyListField('sscc', { min: 1, max: maxBoxesOnLoad })
  ssccs: string[];
}

export class TakeOffBoxesBody extends LoadBoxesBody {
  @TextField()
  reason: string;
}

export class SealLoadBody extends DecisionBody {
  @RefField({ description: 'number of the seal on the vehicle' })
  sealId: string;
}

export class DispatchLoadBody extends DecisionBody {
  @RefField({ description: 'the pass of the vehicle, valid there and then' })
  vehiclePassId: string;

  @RefField({ description: 'the pass of the driver, valid there and then' })
  driverPassId: string;
}
