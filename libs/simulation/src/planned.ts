import type { Schemas } from '@boxtrail/api-client';

/** A station as the network service lists it. */
export interface Station {
  readonly gln: string;
  readonly code: string;
  readonly name: string;
  readonly tier: string;
  readonly parentGln: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface PlannedBox {
  readonly sscc: string;
  readonly needId: string;
  readonly gtin: string;
  readonly weightGrams: number;
}

export type PlannedNeed = Schemas['NeedBody'];

export interface PlannedRound {
  readonly roundId: string;
  readonly community: Station;
  readonly district: Station;
  readonly needs: readonly PlannedNeed[];
  readonly boxes: readonly PlannedBox[];
}
