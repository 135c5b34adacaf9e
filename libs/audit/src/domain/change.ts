import { catalogue } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { subjectOf, type SubjectKind } from './subject';

/** What a change concerns: its id, and where its present state is read. */
export interface ChangeSubject {
  readonly kind: SubjectKind;
  /** SSCC of a box, GLN of a station or supplier, GTIN of a box type, else a reference. */
  readonly id: string;
  /** Path of its present state. A need is part of its round. */
  readonly url: string;
}

/** Something changed. It says what and where, and nothing of a household: `subject.url` has the present state. */
export interface Change {
  /** Log position: the id that resumes after it. */
  readonly position: number;
  readonly recordedAt: string;
  /** When it happened; before `recordedAt` for what was reported late. Null when it cannot be read. */
  readonly occurredAt: string | null;
  /** One of the kinds that `types` takes, such as `box-packed`. */
  readonly kind: string;
  /** Null when the event cannot be read, and for the limits of custody, which concern every place. */
  readonly subject: ChangeSubject | null;
  /** The station or supplier where it happened; null when it has no place or it is not known. */
  readonly stationGln: string | null;
}

/** `packing.BoxPacked` is the kind `box-packed`. */
export const kindOf = (type: string): string =>
  (type.split('.')[1] ?? type).replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

const typesByKind = new Map([...catalogue.keys()].map((type) => [kindOf(type), type]));

/** Every kind of change: one for each event type. */
export const changeKinds: readonly string[] = [...typesByKind.keys()].sort();

/** The event types of kinds of changes. */
export const typesOf = (kinds: readonly string[]): string[] =>
  kinds.flatMap((kind) => typesByKind.get(kind) ?? []);

/** @param home the places of its subject, the first of which counts where the event names none. */
export function changeOf({ position, recordedAt, event }: RecordedEvent, home: readonly string[]): Change {
  const { kind, id, url } = subjectOf(event) ?? {};
  const { type, occurredAt } = event;
  const subject = kind === undefined || id === undefined || url === undefined ? null : { kind, id, url };
  // The zones of a pass are where it holds, not where something happened.
  const at = placeOf(event.data) ?? (kind === 'pass' ? undefined : home[0]);
  return { position, recordedAt, occurredAt, kind: kindOf(type), subject, stationGln: at ?? null };
}

/** Data of an event, as far as it names places. */
interface Placed {
  readonly atGln?: string;
  readonly packedAtGln?: string;
  readonly zoneGln?: string;
  readonly fromGln?: string;
  readonly gln?: string;
  readonly zones?: readonly string[];
  readonly instead?: { readonly data: object } | null;
}

function placeOf(data: unknown): string | undefined {
  const { atGln, packedAtGln, zoneGln, fromGln, gln, instead } = data as Placed;
  return atGln ?? packedAtGln ?? zoneGln ?? fromGln ?? gln ?? (instead ? placeOf(instead.data) : undefined);
}

/** Every place that an event names: its fields `gln` and `...Gln`, and `zones`. */
export function placesNamedIn(data: unknown): string[] {
  const { zones = [], instead } = data as Placed;
  const named = Object.entries(data as object).flatMap(([field, value]) =>
    /(^g|G)ln$/.test(field) && typeof value === 'string' ? [value] : [],
  );
  return [...named, ...zones, ...(instead ? placesNamedIn(instead.data) : [])];
}
