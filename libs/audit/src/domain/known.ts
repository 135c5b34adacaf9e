import type { HeldLot } from '@boxtrail/contracts';
import type { KnownLimits } from './custody-limit';
import type { LoadManifest } from './load-manifest';
import type { SealUse } from './seal-use';

/** An item of a box or of a box type. */
export interface ContentLine {
  readonly gtin: string;
  readonly quantity: number;
}

/** What the log says, before an event, of the things that the event names. */
export interface Known extends KnownLimits {
  readonly manifestOf: (loadId: string) => LoadManifest | undefined;
  /** Other loads that its vehicle or driver may have been on at the same time. */
  readonly alsoDriven: (load: LoadManifest) => readonly LoadManifest[];
  /** The contents of a box type, by its GTIN, as the round of a packing job opened with them. */
  readonly contentsOf: (gtin: string, jobId: string) => readonly ContentLine[] | undefined;
  /** The lots that are held, by the id of the hold. */
  readonly heldLots: () => ReadonlyMap<string, HeldLot>;
  /** What was sealed with this number. */
  readonly sealUse: (sealId: string) => SealUse | undefined;
}

const noLots: ReadonlyMap<string, HeldLot> = new Map();

export const nothingKnown: Known = {
  manifestOf: () => undefined,
  alsoDriven: () => [],
  tierOf: () => undefined,
  contentsOf: () => undefined,
  heldLots: () => noLots,
  sealUse: () => undefined,
  limits: () => undefined,
  ownLimitOf: () => undefined,
};
