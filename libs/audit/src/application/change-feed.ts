import { Inject, Injectable } from '@nestjs/common';
import { StationChanged, StationRegistered } from '@boxtrail/contracts';
import { type Batch, EVENT_STORE, type EventStore, type UnreadableEvent } from '@boxtrail/event-store';
import { LargeWork, PacedLog } from '@boxtrail/http';
import { type Change, changeOf, kindOf, placesNamedIn, typesOf } from '../domain/change';
import { maySee, type Viewer } from '../domain/change-scope';
import { subjectOf } from '../domain/subject';
import { SubjectQueries } from '../views/subjects/subjects.queries';

/** What a reader asks for. */
export interface ChangesAsked {
  /** Log position after which it begins. */
  readonly from: number;
  /** Kinds of changes; all when omitted. */
  readonly kinds?: readonly string[];
  /** Changes of a page; undefined: everything, and then what is recorded. */
  readonly limit?: number;
}

/** Changes that the reader may see, and the log position up to which it has all of them. */
export interface ChangeStep {
  readonly changes: readonly Change[];
  readonly position: number;
}

/** Events that change which stations lie below another. */
const networkTypes: readonly string[] = [StationRegistered.type, StationChanged.type];

/** The changes of the log, as a key may see them. */
@Injectable()
export class ChangeFeed {
  readonly log: PacedLog;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    largeWork: LargeWork,
    private readonly subjects: SubjectQueries,
  ) {
    this.log = new PacedLog(store, largeWork);
  }

  /** Ends with the page, or when the signal aborts. The reader takes step by step. */
  async *read(viewer: Viewer, asked: ChangesAsked, signal: AbortSignal): AsyncGenerator<ChangeStep> {
    const { from, kinds, limit } = asked;
    const types = kinds && [...new Set([...typesOf(kinds), ...networkTypes])];
    const options = { tolerant: true, ...(types && { types }), signal };
    const batches = limit === undefined ? this.log.follow(from, options) : this.log.readAll(from, options);
    let area = await this.areaAt(viewer, from, signal);
    let left = limit ?? Infinity;
    for await (const batch of batches) {
      if (batch.events.some(({ event }) => networkTypes.includes(event.type)))
        area = await this.areaAt(viewer, batch.position, signal);
      const changes = await this.changesIn(batch, viewer, area, signal);
      if (signal.aborted) return;
      const asked = kinds === undefined ? changes : changes.filter(({ kind }) => kinds.includes(kind));
      const page = asked.slice(0, left);
      left -= page.length;
      const full = left === 0;
      yield { changes: page, position: full ? (page.at(-1)?.position ?? from) : batch.position };
      if (full) return;
    }
  }

  private async areaAt({ stationGln }: Viewer, position: number, signal: AbortSignal) {
    if (stationGln === null) return new Set<string>();
    await this.caughtUp(position, signal);
    return this.subjects.areaOf(stationGln);
  }

  private async changesIn(
    { events, unreadable = [], position }: Batch,
    viewer: Viewer,
    area: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<Change[]> {
    if (events.length > 0) await this.caughtUp(position, signal);
    const named = events.flatMap(({ event }) => subjectOf(event)?.placesOf ?? []);
    const places = await this.subjects.placesOf(named);
    const changes = events.flatMap((recorded) => {
      const known = places.get(subjectOf(recorded.event)?.placesOf ?? '') ?? [];
      // What was said later counts only from then on: every reader gets the same changes, whenever it reads.
      const home = known.findLast(({ position }) => position <= recorded.position)?.glns ?? [];
      const change = changeOf(recorded, home);
      const concerned = [...placesNamedIn(recorded.event.data), ...home];
      return maySee(viewer, change, concerned, area) ? [change] : [];
    });
    const unknown = unreadable.map(unreadableChange).filter((change) => maySee(viewer, change, [], area));
    return [...changes, ...unknown].sort((a, b) => a.position - b.position);
  }

  /** Waits until the places of everything up to a position are known: also while the view is built again. */
  private async caughtUp(position: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !(await this.subjects.caughtUp(position)));
  }
}

const unreadableChange = ({ position, recordedAt, occurredAt, type }: UnreadableEvent): Change => ({
  position,
  recordedAt,
  occurredAt,
  kind: kindOf(type),
  subject: null,
  stationGln: null,
});
