import { changeSince } from '@boxtrail/contracts';
import { endOf, type LoadManifest } from './load-manifest';
import { passUsesOf, type PassChange } from './pass-changes';

/**
 * A load that relied on a pass: it left under it, or a checkpoint found it valid.
 * @schema PassLoad
 */
export interface PassLoad {
  readonly loadId: string;
  readonly plate: string | null;
  readonly driverRef: string | null;
  readonly fromGln: string | null;
  /** Null before the dispatch is known. */
  readonly dispatchedAt: string | null;
  /** When it was first seen at its destination. */
  readonly arrivedAt: string | null;
  /** It has left, and nobody has seen it at its destination. */
  readonly onTheRoad: boolean;
  /** When it last relied on the pass: its dispatch or a checkpoint. */
  readonly lastUsedAt: string;
  /**
   * How the withdrawal of the pass affects it. `before-use`: the pass was withdrawn when the load left or passed a
   * checkpoint with it (finding `pass-withdrawn`). `on-the-road`: it was withdrawn later, before the load arrived.
   */
  readonly affected: 'before-use' | 'on-the-road' | null;
  /** The suspension or revocation that affects it. */
  readonly withdrawn: {
    readonly at: string;
    readonly status: 'suspended' | 'revoked';
    readonly reason: string;
    readonly actor: string;
  } | null;
}

type Withdrawal = PassChange & { readonly status: 'suspended' | 'revoked' };

/** `changes`: those of the pass, in order of event time. */
export function passLoadOf(manifest: LoadManifest, passId: string, changes: readonly PassChange[]): PassLoad {
  const { loadId, journey } = manifest;
  const uses = passUsesOf(manifest)
    .filter((use) => use.passId === passId)
    .map(({ at }) => at)
    .sort();
  const arrivedAt = endOf(manifest);
  const before = uses.map((at) => changeSince(changes, at)).find((change) => change !== undefined);
  const later =
    journey === undefined
      ? undefined
      : changes.find(
          ({ at, status }) => status !== 'issued' && at > journey.leftAt && at <= (arrivedAt ?? '9'),
        );
  const withdrawn = (before ?? later) as Withdrawal | undefined;
  return {
    loadId,
    plate: journey?.plate ?? null,
    driverRef: journey?.driverRef ?? null,
    fromGln: journey?.fromGln ?? null,
    dispatchedAt: journey?.leftAt ?? null,
    arrivedAt,
    onTheRoad: journey !== undefined && arrivedAt === null,
    lastUsedAt: uses.at(-1) ?? '',
    affected: before !== undefined ? 'before-use' : later !== undefined ? 'on-the-road' : null,
    withdrawn: withdrawn === undefined ? null : plain(withdrawn),
  };
}

const plain = ({ at, status, reason, actor }: Withdrawal) => ({ at, status, reason, actor });
