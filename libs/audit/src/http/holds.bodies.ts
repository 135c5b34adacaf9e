import { inspectionResults, type InspectionResult } from '@boxtrail/contracts';
import { DecisionBody } from '@boxtrail/http';
import { KeyField, KeyListField, LotField, OneOfField, RefField, TextField } from '@boxtrail/input';
import { invalid } from '@boxtrail/kernel';
import type { PlacedHold } from '../domain/hold';

/** The hold of a route. */
export class HoldParam {
  @RefField({ description: 'the hold' })
  holdId: string;
}

export class HoldBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  holdId?: string;

  @KeyField('gtin', { optional: true, description: 'hold a lot of this item; with lot' })
  gtin?: string;

  @LotField({ optional: true, description: 'hold this lot; with gtin' })
  lot?: string;

  @KeyField('sscc', { optional: true, description: 'hold this box' })
  sscc?: string;

  @RefField({ optional: true, description: 'hold the boxes that are on this load now' })
  loadId?: string;

  @KeyField('gln', { optional: true, description: 'hold the boxes that this station has now' })
  atGln?: string;

  @TextField({ description: 'what is suspected' })
  reason: string;
}

/** Throws `INPUT_INVALID` unless exactly one thing is named. */
export function targetOf({ gtin, lot, sscc, loadId, atGln }: HoldBody): PlacedHold['target'] {
  const targets: PlacedHold['target'][] = [];
  if (isGiven(gtin) && isGiven(lot)) targets.push({ kind: 'lot', gtin, lot });
  if (isGiven(sscc)) targets.push({ kind: 'box', sscc });
  if (isGiven(loadId)) targets.push({ kind: 'load', loadId });
  if (isGiven(atGln)) targets.push({ kind: 'station', gln: atGln });
  const [target, another] = targets;
  const isHalf = isGiven(gtin) !== isGiven(lot);
  if (target === undefined || another !== undefined || isHalf)
    throw invalid('INPUT_INVALID', 'name one of sscc, loadId, atGln, or gtin with lot');
  return target;
}

/** An optional field may be null. */
const isGiven = (field: string | null | undefined): field is string => field !== undefined && field !== null;

export class InspectionBody extends DecisionBody {
  @RefField({ description: 'who inspected' })
  inspectorRef: string;

  @OneOfField(inspectionResults)
  result: InspectionResult;

  @TextField({ description: 'what was found' })
  words: string;
}

export class HoldEndBody extends DecisionBody {
  @TextField({ description: 'why' })
  reason: string;
}

export class CondemnedWriteOffBody extends DecisionBody {
  @KeyListField('sscc', { min: 1, description: 'the boxes' })
  ssccs: string[];

  @TextField({ description: 'why they will not come back' })
  reason: string;
}
