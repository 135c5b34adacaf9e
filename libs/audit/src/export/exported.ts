import type { Overdue } from '../domain/open-questions';
import type { UnreadableEvent } from '../domain/unreadable-event';
import type { Envelope } from './export-document';
import type { RoundDocument } from './round-document';
import type { StationDayDocument } from './station-day-document';
import type { TrailDocument } from './trail-document';

/** An export with its data, ready to be written in any format. */
export type Exported =
  | {
      readonly kind: 'trail';
      readonly document: TrailDocument;
      readonly envelope: Envelope;
      /** The box is overdue at the requested moment, else when the export was made. */
      readonly overdue: Overdue | null;
      /** Unreadable events that may concern the box, with the reason. */
      readonly unreadable: readonly UnreadableEvent[];
    }
  | { readonly kind: 'round'; readonly document: RoundDocument; readonly envelope: Envelope }
  | {
      readonly kind: 'station-day';
      readonly document: StationDayDocument;
      readonly envelope: Envelope;
      /** The present station. */
      readonly tier: string;
    };

export type ExportOf<Kind extends Exported['kind']> = Extract<Exported, { kind: Kind }>;

/** The subject, as part of a file name. */
export function subjectOf({ document: { about } }: Exported): string {
  switch (about.kind) {
    case 'trail':
      return `trail-${about.sscc}`;
    case 'round':
      return `round-${about.roundId.replace(/[^\w.-]/g, '_')}`;
    case 'station-day':
      return `station-${about.gln}-${about.day}`;
  }
}

type About = Exported['document']['about'];

/** The URL of the same export as JSON. */
export function exportPath({ document: { about }, envelope: { position } }: Exported): string {
  return pathWith(about, { format: 'json', position: String(position) });
}

/** Identifies the subject of an export, without its position. */
export const exportSubject = (about: About): string =>
  pathWith(about, {}) + (about.householdsOf === undefined ? '' : ` with households of ${about.householdsOf}`);

function pathWith(about: About, params: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(params);
  if (about.at !== null) query.set('at', about.at);
  if (about.knownAt !== null) query.set('knownAt', about.knownAt);
  return query.size === 0 ? pathOf(about) : `${pathOf(about)}?${query.toString()}`;
}

function pathOf(about: About): string {
  switch (about.kind) {
    case 'trail':
      return `/v1/exports/trails/${about.sscc}`;
    case 'round':
      return `/v1/exports/rounds/${encodeURIComponent(about.roundId)}`;
    case 'station-day':
      return `/v1/exports/stations/${about.gln}/days/${about.day}`;
  }
}
