import { Refusal } from '@boxtrail/kernel';
import type { ScanKind } from './scan';

/** What everybody who handles a box may report of it. */
const seen = ['seen', 'damaged', 'seal-broken'] as const;

/** The kinds of scans that each role may report; a role that is not listed may report none. */
export const reporters: Readonly<Record<string, readonly ScanKind[]>> = {
  admin: [...seen, 'handed-over', 'failed', 'returned', 'lost', 'found', 'destroyed'],
  coordinator: [...seen, 'handed-over', 'failed', 'returned', 'lost', 'found', 'destroyed'],
  station: [...seen, 'handed-over', 'failed', 'returned', 'lost', 'found', 'destroyed'],
  team: [...seen, 'handed-over', 'failed', 'returned', 'lost', 'found'],
  packer: [...seen, 'lost', 'found', 'destroyed'],
  carrier: [...seen, 'lost'],
  partner: seen,
};

/** Whether a scan of this kind says who has the box: it moves custody, or ends it. */
export const movesCustody = (kind: ScanKind): boolean => !(seen as readonly ScanKind[]).includes(kind);

/** Throws `FACT_NOT_ALLOWED` when a role may not report scans of a kind. */
export function refuseReporter(role: string, kind: ScanKind): void {
  if (reporters[role]?.includes(kind) === true) return;
  throw new Refusal(
    'forbidden',
    'FACT_NOT_ALLOWED',
    `the role ${role} may not report that a box was ${kind}`,
  );
}
