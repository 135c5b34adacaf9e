import { DecisionBody } from '@boxtrail/http';
import { KeyField, KeyListField, MomentField, PlateField, RefField, TextField } from '@boxtrail/input';

export class IssuePassBody extends DecisionBody {
  @RefField({
    optional: true,
    description: 'chosen by the authority; derived from the Idempotency-Key when omitted',
  })
  passId?: string;

  @PlateField({ optional: true, description: 'number plate, for the pass of a vehicle' })
  plate?: string;

  @RefField({ optional: true, description: 'for the pass of a vehicle' })
  carrierRef?: string;

  @RefField({ optional: true, description: 'for the pass of a person' })
  personRef?: string;

  @RefField({ optional: true, description: 'for the pass of a person' })
  employerRef?: string;

  @KeyListField('gln', {
    min: 1,
    max: 200,
    description: 'stations whose areas it covers, including all stations below them',
  })
  zones: string[];

  @MomentField()
  validFrom: string;

  @MomentField()
  validUntil: string;

  @RefField({ description: 'the issuing authority' })
  authorityRef: string;
}

/** The pass of a route. */
export class PassParam {
  @RefField()
  passId: string;
}

export class PassReasonBody extends DecisionBody {
  @TextField()
  reason: string;
}

export class VerificationBody {
  @RefField({ description: 'the same scan sent twice is one fact' })
  scanId: string;

  @RefField()
  passId: string;

  @RefField({ description: 'where on the road' })
  checkpointRef: string;

  @KeyField('gln', { description: 'the station in whose area the checkpoint stands' })
  zoneGln: string;

  @RefField({ optional: true, description: 'the load of the vehicle' })
  loadId?: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}
