import { Injectable } from '@nestjs/common';
import type { FindingKind } from '@boxtrail/contracts';
import { Cursor, Reads, type Page, type PageQuery } from '@boxtrail/http';
import { nameIn, placesView } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';
import type { BoxStatus } from '../../domain/box-state';
import { dayBounds } from '../../domain/city-day';
import { hoursBetween, type ClosedBy, type Finding } from '../../domain/finding';
import { whatToDo } from '../../domain/finding-kinds';
import type { FindingState } from '../../domain/listed-finding';
import type { Holder, TrailStep } from '../../domain/trail-step';
import { judge, type JudgedTrail } from '../../domain/box-trail';
import { concealed } from '../../domain/conceal';
import { isHiddenFrom, type Viewer } from './concealed-box';
import { trailsSchema, trailsView } from './trails.view';

/** Filters of the list of findings. */
export interface FindingsAsked extends PageQuery {
  readonly state?: FindingState | 'all';
  readonly severity?: Finding['severity'];
  readonly kind?: FindingKind;
  readonly sscc?: string;
  readonly stationGln?: string;
  readonly roundId?: string;
  readonly loadId?: string;
  readonly holder?: string;
  readonly day?: string;
  readonly reportedBy?: string;
}

/**
 * A finding of a box, in the list of all of them.
 * @schema ListedFinding
 */
export interface FindingItem {
  readonly sscc: string;
  readonly kind: FindingKind;
  readonly severity: Finding['severity'];
  /** `explained`: a break that somebody answered, and that no fact has mended. */
  readonly state: FindingState;
  /** Names places by GLN, holders by reference and times in UTC. */
  readonly words: string;
  readonly toDo: string;
  /** Its step. Position and ordinal name the finding, with the box and the kind. */
  readonly at: {
    /** Log position. */
    readonly position: number;
    readonly ordinal: number;
    readonly step: string;
    readonly occurredAt: string;
  };
  /** Hours since then, with one decimal. */
  readonly ageHours: number;
  readonly place: { readonly gln: string; readonly name: string } | null;
  /** The load of the step. */
  readonly loadId: string | null;
  /** The round of the box. */
  readonly roundId: string | null;
  /** Who recorded the step. */
  readonly reportedBy: string;
  /** The step that answered it; null while it is open. */
  readonly closedBy: ClosedBy | null;
  /** The box now. */
  readonly status: BoxStatus;
  readonly holder: Holder | null;
}

interface FindingRow extends Omit<FindingItem, 'toDo' | 'at' | 'ageHours' | 'place' | 'holder'> {
  readonly position: string;
  readonly ordinal: number;
  readonly step: string;
  readonly occurredAt: string;
  readonly placeGln: string | null;
  readonly placeName: string | null;
  readonly holderType: Holder['type'] | null;
  readonly holderId: string | null;
  readonly destinationGln: string | null;
}

/** `occurredAt position sscc ordinal kind`, the order of the list. */
const keys = /^\d{4}-\d\d-\d\dT[\d:.]{8,16}Z \d{1,16} \d{18} \d{1,9} [a-z-]{1,40}$/;

@Injectable()
export class FindingQueries {
  constructor(private readonly reads: Reads) {}

  /** Oldest first. `area`: only findings that concern one of these places. `viewer`: who may not see every household. */
  async list(
    asked: FindingsAsked,
    area: readonly string[] | null,
    viewer: Viewer,
    now: string,
  ): Promise<Page<FindingItem>> {
    const { limit = 50 } = asked;
    await this.reads.caughtUp(trailsView.name, asked.atLeast);
    const cursor = new Cursor('findings', asked, keys);
    const { conditions, values } = conditionsOf(asked, area, cursor.after());
    const rows = await this.reads.rows<FindingRow>(
      `SELECT f.sscc, f.kind, f.severity, f.state, f.words, f.position, f.ordinal, f.step,
              f.occurred_at AS "occurredAt", f.place_gln AS "placeGln", ${nameIn('audit', 'p')} AS "placeName", f.load_id AS "loadId",
              f.round_id AS "roundId", f.reported_by AS "reportedBy", f.closed_by AS "closedBy", b.status,
              b.holder_type AS "holderType", b.holder_id AS "holderId",
              b.state->>'destinationGln' AS "destinationGln"
         FROM ${trailsSchema}.findings f JOIN ${trailsSchema}.boxes b ON b.sscc = f.sscc
         LEFT JOIN ${schemaOf(placesView('audit'))}.places p ON p.gln = f.place_gln
        WHERE ${conditions.join(' AND ')}
        ORDER BY f.occurred_at, f.position, f.sscc, f.ordinal, f.kind LIMIT ${limit + 1}`,
      values,
    );
    const shown = await this.asSeenBy(viewer, rows.slice(0, limit));
    const items = shown.map((row) => itemOf(row, now));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items, next: last === undefined ? null : cursor.next(keyOf(last)) };
  }

  /** With stand-ins for the households that the viewer may not see: their trails are judged again, with them. */
  private async asSeenBy(viewer: Viewer, rows: readonly FindingRow[]): Promise<readonly FindingRow[]> {
    const hidden = rows.filter(({ destinationGln }) => isHiddenFrom(viewer, destinationGln));
    if (hidden.length === 0) return rows;
    const ssccs = [...new Set(hidden.map(({ sscc }) => sscc))];
    const steps = new Map<string, TrailStep[]>(ssccs.map((sscc) => [sscc, []]));
    const stored = await this.reads.rows<{ step: TrailStep }>(
      `SELECT step FROM ${trailsSchema}.steps WHERE sscc = ANY($1)`,
      [ssccs],
    );
    for (const { step } of stored) steps.get(step.sscc)?.push(step);
    const trails = new Map([...steps].map(([sscc, own]) => [sscc, judge(concealed(own))]));
    return rows.map((row) => {
      const trail = isHiddenFrom(viewer, row.destinationGln) ? trails.get(row.sscc) : undefined;
      return trail === undefined ? row : concealedRow(row, trail);
    });
  }
}

const concealedRow = (row: FindingRow, { findings, holder }: JudgedTrail): FindingRow => {
  const its = findings.find(
    ({ kind, at }) => kind === row.kind && at.position === Number(row.position) && at.ordinal === row.ordinal,
  );
  return { ...row, words: its?.words ?? '', holderId: holder?.id ?? null };
};

function conditionsOf(asked: FindingsAsked, area: readonly string[] | null, after: string | undefined) {
  const {
    state = 'open',
    severity,
    kind,
    sscc,
    stationGln,
    roundId,
    loadId,
    holder,
    day,
    reportedBy,
  } = asked;
  const values: unknown[] = [];
  const conditions = ['true'];
  const where = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  where(state === 'all' ? undefined : state, (it) => `f.state = ${it}`);
  where(severity, (it) => `f.severity = ${it}`);
  where(kind, (it) => `f.kind = ${it}`);
  where(sscc, (it) => `f.sscc = ${it}`);
  where(stationGln, (it) => `f.place_gln = ${it}`);
  where(roundId, (it) => `f.round_id = ${it}`);
  where(loadId, (it) => `f.load_id = ${it}`);
  where(holder, (it) => `b.holder_type IN ('station', 'load', 'team') AND b.holder_id = ${it}`);
  where(reportedBy, (it) => `f.reported_by = ${it}`);
  const bounds = day === undefined ? undefined : dayBounds(day);
  where(bounds?.from, (it) => `f.occurred_at >= ${it}`);
  where(bounds?.until, (it) => `f.occurred_at < ${it}`);
  where(area ?? undefined, (it) => `f.concerns ?| ${it}::text[]`);
  if (after !== undefined) {
    const places = after.split(' ').map((part) => `$${values.push(part)}`);
    const [occurredAt, position, box, ordinal, kind] = places;
    conditions.push(
      `(f.occurred_at, f.position, f.sscc, f.ordinal, f.kind) > (${occurredAt}, ${position}::bigint, ${box}, ${ordinal}::int, ${kind})`,
    );
  }
  return { conditions, values };
}

const keyOf = ({ occurredAt, position, sscc, ordinal, kind }: FindingRow): string =>
  [occurredAt, position, sscc, ordinal, kind].join(' ');

function itemOf(row: FindingRow, now: string): FindingItem {
  const { position, ordinal, step, occurredAt, placeGln, placeName, holderType, holderId, ...rest } = row;
  const { destinationGln: _destination, ...item } = rest;
  return {
    ...item,
    toDo: whatToDo(row.kind),
    at: { position: Number(position), ordinal, step, occurredAt },
    ageHours: Math.round(hoursBetween(occurredAt, now) * 10) / 10,
    place: placeGln === null ? null : { gln: placeGln, name: placeName ?? placeGln },
    holder: holderType === null || holderId === null ? null : { type: holderType, id: holderId },
  };
}
