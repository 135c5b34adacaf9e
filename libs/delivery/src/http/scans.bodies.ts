import { failureReasons, handoverMethods } from '@boxtrail/contracts';
import { Refusal, unreachable } from '@boxtrail/kernel';
import { KeyField, MomentField, OneOfField, RefField, TextField } from '@boxtrail/input';
import type { Scan } from '../domain/scan-event';

export const scanKinds = [
  'handed-over',
  'failed',
  'returned',
  'seen',
  'damaged',
  'seal-broken',
  'lost',
  'found',
  'destroyed',
] as const satisfies readonly Scan['kind'][];

/** One scan of one box; which details it has is told by its kind. */
export class ScanBody {
  @RefField({ description: 'the same scan sent twice is one fact' })
  scanId: string;

  @OneOfField(scanKinds)
  kind: Scan['kind'];

  @KeyField('sscc')
  sscc: string;

  @KeyField('gln', { description: 'the station it was at, or in whose area' })
  atGln: string;

  @RefField({ description: 'who saw it' })
  byRef: string;

  @MomentField({ optional: true })
  occurredAt?: string;

  @RefField({ optional: true, description: 'handed-over: who has it now, a reference and never a name' })
  receivedByRef?: string;

  @OneOfField(handoverMethods, { optional: true, description: 'handed-over: how' })
  method?: (typeof handoverMethods)[number];

  @RefField({
    optional: true,
    description: 'handed-over, if there is one: a pick-up code or the hash of a photo',
  })
  proofRef?: string;

  @OneOfField(failureReasons, { optional: true, description: 'failed: why' })
  reason?: (typeof failureReasons)[number];

  @TextField({
    optional: true,
    description: 'damaged, seal-broken, lost, found, destroyed: in words, if need be',
  })
  note?: string;
}

const details = ['receivedByRef', 'method', 'proofRef', 'reason', 'note'] as const;
type Detail = (typeof details)[number];

/** The scan a body describes. Throws `INPUT_INVALID` naming what its kind lacks and what it has no place for. */
export function scanOf(body: ScanBody): Scan {
  const { kind, sscc, scanId, atGln, byRef } = body;
  const sighting = { sscc, scanId, atGln, byRef };
  switch (kind) {
    case 'handed-over': {
      const { receivedByRef, method, proofRef } = detailsOf(body, ['receivedByRef', 'method'], ['proofRef']);
      return { kind, ...sighting, receivedByRef, method, proofRef: proofRef ?? null };
    }
    case 'failed':
      return { kind, ...sighting, reason: detailsOf(body, ['reason']).reason };
    case 'returned':
    case 'seen':
      detailsOf(body, []);
      return { kind, ...sighting };
    case 'damaged':
    case 'seal-broken':
    case 'lost':
    case 'found':
    case 'destroyed':
      return { kind, ...sighting, note: detailsOf(body, [], ['note']).note ?? null };
    default:
      return unreachable(kind);
  }
}

/** A body that has these details and may have those. What has no place in its event is refused, not dropped. */
function detailsOf<Needed extends Detail>(
  body: ScanBody,
  needed: readonly Needed[],
  optional: readonly Detail[] = [],
): ScanBody & Required<Pick<ScanBody, Needed>> {
  const given = details.filter((detail) => (body[detail] ?? null) !== null);
  const allowed: readonly Detail[] = [...needed, ...optional];
  const wrong = (detail: Detail, what: string) => ({
    pointer: `/${detail}`,
    detail: `${detail} ${what} a scan of kind ${body.kind}`,
  });
  const fields = [
    ...needed.filter((detail) => !given.includes(detail)).map((detail) => wrong(detail, 'is needed for')),
    ...given
      .filter((detail) => !allowed.includes(detail))
      .map((detail) => wrong(detail, 'does not belong to')),
  ];
  if (fields.length > 0) {
    throw new Refusal('invalid', 'INPUT_INVALID', fields.map(({ detail }) => detail).join('; '), fields);
  }
  return body as ScanBody & Required<Pick<ScanBody, Needed>>;
}
