import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Nullable, OneOf, Ref, Text, Time } from '../schema/fields';

/** The result of a pass check. Everything but `valid` is a reason to stop. */
export const verdicts = [
  'valid',
  'not-yet-valid',
  'expired',
  'out-of-zone',
  'suspended',
  'revoked',
  'unknown',
] as const;
export type Verdict = (typeof verdicts)[number];

/** The permit of a vehicle or a person for zones and a time window. */
export const PassIssued = defineEvent(
  'passes.PassIssued',
  {
    passId: Ref(),
    subject: Type.Union([
      Type.Object(
        { kind: Type.Literal('vehicle'), plate: Ref(), carrierRef: Ref() },
        { additionalProperties: false },
      ),
      Type.Object(
        { kind: Type.Literal('person'), personRef: Ref(), employerRef: Ref() },
        { additionalProperties: false },
      ),
    ]),
    /** Stations whose area the pass covers: a municipal station covers the city, a district station its communities. */
    zones: Type.Array(Gln(), { minItems: 1, maxItems: 200 }),
    validFrom: Time(),
    validUntil: Time(),
    authorityRef: Ref(),
  },
  (d) => d.passId,
);
export const PassSuspended = defineEvent(
  'passes.PassSuspended',
  { passId: Ref(), reason: Text() },
  (d) => d.passId,
);
export const PassReinstated = defineEvent(
  'passes.PassReinstated',
  { passId: Ref(), reason: Text() },
  (d) => d.passId,
);
export const PassRevoked = defineEvent(
  'passes.PassRevoked',
  { passId: Ref(), reason: Text() },
  (d) => d.passId,
);

/** A checkpoint verified a pass: recorded with any verdict. */
export const PassVerified = defineEvent(
  'passes.PassVerified',
  {
    scanId: Ref(),
    passId: Ref(),
    checkpointRef: Ref(),
    zoneGln: Gln(),
    verdict: OneOf(verdicts),
    /** The load of the vehicle, when the checkpoint saw its papers. */
    loadId: Nullable(Ref()),
  },
  (d) => d.passId,
);

export type PassEvent =
  | EventOf<typeof PassIssued>
  | EventOf<typeof PassSuspended>
  | EventOf<typeof PassReinstated>
  | EventOf<typeof PassRevoked>;
export type VerificationEvent = EventOf<typeof PassVerified>;
