import { failureReasons, handoverMethods } from '@boxtrail/contracts';
import { invalid } from '@boxtrail/kernel';
import {
  FlagField,
  KeyField,
  KeyListField,
  MomentField,
  ObjectField,
  OneOfField,
  RefField,
  TextField,
} from '@boxtrail/input';
import { maxBoxesOnLoad } from '../domain/load-bounds';
import { scanKinds, type ScanKind } from '../domain/scan';

/** The corrected values. A missing field keeps its value. */
class CorrectedValues {
  @OneOfField(scanKinds, { optional: true, description: 'a scan: of another kind' })
  kind?: ScanKind;

  @KeyField('gln', { optional: true, description: 'elsewhere' })
  atGln?: string;

  @MomentField({ optional: true })
  occurredAt?: string;

  @RefField({ optional: true, description: 'handed-over: who has it' })
  receivedByRef?: string;

  @OneOfField(handoverMethods, { optional: true, description: 'handed-over: how' })
  method?: (typeof handoverMethods)[number];

  @RefField({ optional: true, description: 'handed-over: a pick-up code or the hash of a photo' })
  proofRef?: string;

  @OneOfField(failureReasons, { optional: true, description: 'failed: why' })
  reason?: (typeof failureReasons)[number];

  @TextField({ optional: true, description: 'damaged, seal-broken, lost, found, destroyed: in words' })
  note?: string;

  @FlagField({ optional: true, description: 'an arrival: the seal on the vehicle was whole' })
  sealIntact?: boolean;

  @RefField({ optional: true, description: 'an arrival: the number on the seal of the vehicle' })
  sealId?: string;

  @KeyListField('sscc', { optional: true, max: maxBoxesOnLoad, description: 'a receipt: all that was found' })
  ssccs?: string[];

  @KeyListField('sscc', { optional: true, max: maxBoxesOnLoad, description: 'a receipt: found damaged' })
  damaged?: string[];

  @KeyListField('sscc', {
    optional: true,
    max: maxBoxesOnLoad,
    description: 'a receipt: found with a broken seal',
  })
  sealBroken?: string[];
}

/** A fact that was recorded wrongly, by the scan id it has under its box or its load. */
export class CorrectionBody {
  @KeyField('sscc', { optional: true, description: 'the box, if it was a scan of one box' })
  sscc?: string;

  @RefField({ optional: true, description: 'the load, if it was an arrival or a receipt' })
  loadId?: string;

  @RefField({ description: 'of the scan that was wrong' })
  scanId: string;

  @FlagField({ optional: true, description: 'it never happened' })
  withdrawn?: boolean;

  @ObjectField(() => CorrectedValues, { optional: true, description: 'or it was otherwise' })
  corrected?: CorrectedValues;

  @TextField({ description: 'the evidence, for readers of the trail' })
  reason: string;

  @RefField({ description: 'who says so' })
  byRef: string;

  @MomentField({ optional: true, description: 'when it was found out' })
  occurredAt?: string;
}

/** What is to hold instead: null when it never happened. Throws `INPUT_INVALID` unless exactly one of both is said. */
export function changesIn({ withdrawn, corrected }: CorrectionBody): CorrectedValues | null {
  if ((withdrawn === true) === (corrected !== undefined && corrected !== null)) {
    throw invalid('INPUT_INVALID', 'say withdrawn: true, or what holds instead as corrected', '/corrected');
  }
  if (corrected === undefined || corrected === null) return null;
  // What a body leaves out may stand in it as null.
  return Object.fromEntries(Object.entries(corrected).filter(([, value]) => value !== null));
}

/** The box or the load a correction is about. Throws `INPUT_INVALID` unless it is exactly one. */
export function scopeOf({ sscc, loadId }: CorrectionBody): { sscc: string } | { loadId: string } {
  if ((sscc ?? null) !== null && (loadId ?? null) === null) return { sscc: sscc ?? '' };
  if ((sscc ?? null) === null && (loadId ?? null) !== null) return { loadId: loadId ?? '' };
  throw invalid('INPUT_INVALID', 'name either the box (sscc) or the load (loadId)', '/sscc');
}
