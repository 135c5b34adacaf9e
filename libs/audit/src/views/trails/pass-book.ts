import type { RecordedEvent } from '@boxtrail/kernel';
import type { ViewDb } from '@boxtrail/projections';
import { manifestIdOf, type LoadManifest } from '../../domain/load-manifest';
import {
  isPassChange,
  passUsesOf,
  stepsOfPassChange,
  stepsUnderPasses,
  withPassChange,
  type PassChange,
} from '../../domain/pass-changes';
import type { TrailStep } from '../../domain/trail-step';
import { passesTable, passUsesTable } from './trails.tables';

/** The changes of passes, and the loads that relied on them, for one batch of events. */
export class PassBook {
  /** Passes that this batch changed. */
  private readonly changed = new Set<string>();

  private constructor(
    private readonly db: ViewDb,
    /** Their present changes. */
    private readonly manifests: ReadonlyMap<string, LoadManifest>,
    private readonly stored: ReadonlyMap<string, LoadManifest>,
    private readonly changes: Map<string, readonly PassChange[]>,
  ) {}

  /** One statement for a batch with events of loads, one more for each change of a pass in it. */
  static async of(
    events: readonly RecordedEvent[],
    manifests: ReadonlyMap<string, LoadManifest>,
    db: ViewDb,
  ): Promise<PassBook> {
    const changing = events.filter(isPassChange);
    const stored = changing.length === 0 ? [] : await loadsUnder(changing, db);
    const book = new PassBook(
      db,
      manifests,
      new Map(stored.map(({ manifest }) => [manifest.loadId, manifest])),
      new Map(),
    );
    const named = new Set(changing.map(({ event }) => event.data.passId));
    for (const manifest of manifests.values())
      for (const { passId } of passUsesOf(manifest)) named.add(passId);
    for (const recorded of events) for (const passId of passesNamed(recorded)) named.add(passId);
    if (named.size === 0) return book;
    const rows = await db.query<{ pass_id: string; changes: PassChange[] }>(
      'SELECT pass_id, changes FROM passes WHERE pass_id = ANY($1)',
      [[...named]],
    );
    for (const { pass_id, changes } of rows) book.changes.set(pass_id, changes);
    return book;
  }

  /** The steps of an event about passes. `own`: its other steps. */
  stepsOf(recorded: RecordedEvent, own: readonly TrailStep[]): TrailStep[] {
    if (!isPassChange(recorded)) return stepsUnderPasses(recorded, own, (passId) => this.changesOf(passId));
    const { passId } = recorded.event.data;
    const before = this.changesOf(passId);
    const steps = stepsOfPassChange(recorded, before, [
      ...new Map([...this.stored, ...this.manifests]).values(),
    ]);
    this.changes.set(passId, withPassChange(before, recorded));
    this.changed.add(passId);
    return steps;
  }

  private changesOf(passId: string): readonly PassChange[] {
    return this.changes.get(passId) ?? [];
  }

  /** `manifests`: those that this batch may have changed. */
  async write(manifests: Iterable<LoadManifest>): Promise<void> {
    const last = new Map<string, { passId: string; loadId: string; at: string }>();
    for (const use of [...manifests].flatMap(passUsesOf)) {
      const key = `${use.passId} ${use.loadId}`;
      if ((last.get(key)?.at ?? '') < use.at) last.set(key, use);
    }
    await passUsesTable.upsert([...last.values()], this.db);
    const changed = [...this.changed].map((passId) => ({ passId, changes: this.changesOf(passId) }));
    await passesTable.upsert(changed, this.db);
  }
}

/** The passes that an event of a load names. */
function passesNamed(recorded: RecordedEvent): string[] {
  if (manifestIdOf(recorded) === undefined) return [];
  const { passId, vehiclePassId, driverPassId } = recorded.event.data as Record<string, string | undefined>;
  return [passId, vehiclePassId, driverPassId].filter((id) => id !== undefined);
}

/** The loads that relied on a pass at or after the date of its change. */
const loadsUnder = (
  changing: readonly RecordedEvent<{ type: string; occurredAt: string; data: { passId: string } }>[],
  db: ViewDb,
): Promise<{ manifest: LoadManifest }[]> =>
  db.query<{ manifest: LoadManifest }>(
    `SELECT DISTINCT ON (m.load_id) m.manifest
       FROM unnest($1::text[], $2::text[]) AS c (pass_id, at)
       JOIN pass_uses u ON u.pass_id = c.pass_id AND u.last_at >= c.at
       JOIN manifests m ON m.load_id = u.load_id
      ORDER BY m.load_id`,
    [changing.map(({ event }) => event.data.passId), changing.map(({ event }) => event.occurredAt)],
  );
