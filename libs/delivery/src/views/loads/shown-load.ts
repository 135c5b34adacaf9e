import type {
  BoxesReceived,
  CorrectionEvent,
  DiscrepancyKind,
  EventOf,
  LoadArrived,
  LoadEvent,
  Verdict,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

/** The status of a load. Facts count, even before the decision that should precede them. */
export const loadStatuses = ['planned', 'sealed', 'dispatched', 'arrived', 'received'] as const;
export type LoadStatus = (typeof loadStatuses)[number];

/**
 * A load in a list.
 * @schema ListedLoad
 */
export interface LoadRow {
  readonly loadId: string;
  readonly fromGln: string;
  readonly toGln: string;
  readonly plate: string;
  readonly driverRef: string;
  readonly status: LoadStatus;
  readonly boxCount: number;
  readonly sealId: string | null;
  /** The passes of its dispatch; null before that. */
  readonly passes: { readonly vehiclePassId: string; readonly driverPassId: string } | null;
  readonly plannedAt: string;
  readonly sealedAt: string | null;
  readonly dispatchedAt: string | null;
  /** The earliest arrival and receipt, by event time. */
  readonly arrivedAt: string | null;
  readonly receivedAt: string | null;
  readonly discrepancyCount: number;
  readonly revision: number;
}

/** Only in the answer for one load, in log order. */
export interface LoadDetails {
  /** On it; after the dispatch, the manifest. */
  readonly manifest: readonly string[];
  readonly checkpoints: readonly {
    readonly scanId: string;
    readonly checkpointRef: string;
    readonly zoneGln: string;
    readonly passId: string;
    readonly verdict: Verdict;
    readonly occurredAt: string;
  }[];
  readonly arrivals: readonly {
    readonly scanId: string;
    readonly atGln: string;
    readonly sealIntact: boolean;
    /** The number on the seal; omitted when nobody read it. */
    readonly sealId?: string;
    readonly occurredAt: string;
  }[];
  readonly receipts: readonly {
    readonly scanId: string;
    readonly atGln: string;
    readonly boxCount: number;
    readonly occurredAt: string;
  }[];
  readonly discrepancies: readonly {
    readonly sscc: string;
    readonly kind: DiscrepancyKind;
    /** For the receipt that declared it. */
    readonly scanId: string;
  }[];
}

export interface Shown {
  readonly load: LoadRow;
  readonly details: LoadDetails;
}

/** A load after an event; every load begins with its plan. */
export function evolve(before: Shown | undefined, event: LoadEvent, revision: number): Shown | undefined {
  if (event.type === 'delivery.LoadPlanned') return planned(event, revision);
  if (before === undefined) return undefined;
  const load = { ...before.load, revision };
  const { details } = before;
  const { occurredAt } = event;
  switch (event.type) {
    case 'delivery.BoxesLoaded':
      return shown(load, { ...details, manifest: [...details.manifest, ...event.data.ssccs] });
    case 'delivery.BoxesTakenOff': {
      const off = new Set(event.data.ssccs);
      return shown(load, { ...details, manifest: details.manifest.filter((sscc) => !off.has(sscc)) });
    }
    case 'delivery.LoadSealed':
      return shown({ ...load, sealId: event.data.sealId, sealedAt: occurredAt }, details);
    case 'delivery.LoadDispatched': {
      const { vehiclePassId, driverPassId, ssccs } = event.data;
      const passes = { vehiclePassId, driverPassId };
      return shown({ ...load, passes, dispatchedAt: occurredAt }, { ...details, manifest: ssccs });
    }
    case 'delivery.CheckpointPassed': {
      const { loadId: _, ...checkpoint } = event.data;
      const checkpoints = [...details.checkpoints, { ...checkpoint, occurredAt }];
      return shown(load, { ...details, checkpoints });
    }
    case 'delivery.LoadArrived':
      return shown(load, arrived(details, event));
    case 'delivery.BoxesReceived':
      return shown(load, received(details, event));
    case 'delivery.FactCorrected':
      return shown(load, corrected(details, event.data));
    default:
      return unreachable(event);
  }
}

/**
 * The load with the fields that follow from its details. Facts count, even before the decision that should precede
 * them.
 */
function shown(load: LoadRow, details: LoadDetails): Shown {
  const [arrivedAt, receivedAt] = [earliest(details.arrivals), earliest(details.receipts)];
  const decided = load.dispatchedAt !== null ? 'dispatched' : load.sealedAt !== null ? 'sealed' : 'planned';
  const status = receivedAt !== null ? 'received' : arrivedAt !== null ? 'arrived' : decided;
  const [boxCount, discrepancyCount] = [details.manifest.length, details.discrepancies.length];
  return { load: { ...load, status, boxCount, arrivedAt, receivedAt, discrepancyCount }, details };
}

const earliest = (facts: readonly { readonly occurredAt: string }[]): string | null =>
  facts.reduce<string | null>(
    (first, { occurredAt }) => (first !== null && first < occurredAt ? first : occurredAt),
    null,
  );

type Fact<Event extends { data: unknown; occurredAt: string }> = Pick<Event, 'data' | 'occurredAt'>;

function arrived(before: LoadDetails, { data, occurredAt }: Fact<EventOf<typeof LoadArrived>>): LoadDetails {
  const { loadId: _, ...arrival } = data;
  return { ...before, arrivals: [...before.arrivals, { ...arrival, occurredAt }] };
}

function received(
  before: LoadDetails,
  { data, occurredAt }: Fact<EventOf<typeof BoxesReceived>>,
): LoadDetails {
  const { scanId, atGln, ssccs } = data;
  const found = data.discrepancies.map(({ sscc, kind }) => ({ sscc, kind, scanId }));
  return {
    ...before,
    receipts: [...before.receipts, { scanId, atGln, boxCount: ssccs.length, occurredAt }],
    discrepancies: [...before.discrepancies, ...found],
  };
}

/** A corrected fact is shown with its present values; the trails of its boxes show the earlier ones. */
function corrected(before: LoadDetails, { scanId, instead }: CorrectionEvent['data']): LoadDetails {
  const others = <Seen extends { readonly scanId: string }>(facts: readonly Seen[]) =>
    facts.filter((fact) => fact.scanId !== scanId);
  const details: LoadDetails = {
    ...before,
    arrivals: others(before.arrivals),
    receipts: others(before.receipts),
    discrepancies: others(before.discrepancies),
  };
  if (instead?.type === 'delivery.LoadArrived') return arrived(details, instead);
  if (instead?.type === 'delivery.BoxesReceived') return received(details, instead);
  return details;
}

function planned(event: Extract<LoadEvent, { type: 'delivery.LoadPlanned' }>, revision: number): Shown {
  const load: LoadRow = {
    ...event.data,
    status: 'planned',
    boxCount: 0,
    sealId: null,
    passes: null,
    plannedAt: event.occurredAt,
    sealedAt: null,
    dispatchedAt: null,
    arrivedAt: null,
    receivedAt: null,
    discrepancyCount: 0,
    revision,
  };
  return { load, details: { manifest: [], checkpoints: [], arrivals: [], receipts: [], discrepancies: [] } };
}
