import { Inject, Injectable } from '@nestjs/common';
import { invalid, unknown } from '@boxtrail/kernel';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { ownedId } from '@boxtrail/database';
import { nameIn, placesView } from '@boxtrail/network';
import { GivenHashes, schemaOf } from '@boxtrail/projections';
import { mayActFor, Reads, type Principal } from '@boxtrail/http';
import type { JudgedTrail, Moment } from '../domain/box-trail';
import { dayBounds } from '../domain/city-day';
import { historyAsOf, type HistoryEntry } from '../domain/history';
import { openQuestions } from '../domain/open-questions';
import { trailOf } from '../domain/unreadable-on-trail';
import { historiesView, historiesSchema } from '../views/histories/histories.view';
import { AccountQueries } from '../views/trails/accounts.queries';
import { BoxPages, type StoredBox } from '../views/trails/box-pages';
import { TrailQueries } from '../views/trails/trails.queries';
import { trailsView } from '../views/trails/trails.view';
import { destinationIn } from '../domain/conceal';
import { asSeenBy, isHiddenFrom, type Viewer } from '../views/trails/concealed-box';
import { type AsOf, noTrail } from './as-of';
import type { Envelope, HouseholdsShown } from './export-document';
import { exportSubject, type Exported, type ExportOf } from './exported';
import {
  roundAbout,
  roundBox,
  RoundCount,
  type RoundBox,
  type RoundEntry,
  type RoundDocument,
} from './round-document';
import {
  DayCount,
  dayMoment,
  entriesOf,
  type DayEntry,
  type StationDayAbout,
  type StationDayDocument,
} from './station-day-document';
import { Survey, type Surveyed } from './survey';
import { trailDocument } from './trail-document';

const placesSchema = schemaOf(placesView('audit'));

/** Reads the data of an export at one log position, so that two reads are equal. */
@Injectable()
export class ExportQueries {
  constructor(
    private readonly reads: Reads,
    private readonly pages: BoxPages,
    private readonly trails: TrailQueries,
    private readonly accounts: AccountQueries,
    private readonly hashes: GivenHashes,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'head'>,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Throws `BOX_UNKNOWN`, `POSITION_UNKNOWN`. */
  async trail(sscc: string, asOf: AsOf, principal: Principal): Promise<ExportOf<'trail'>> {
    const position = await this.standOn(asOf);
    const box = upTo(position, await this.trails.read(sscc));
    const trail = trailOf(asSeenBy(principal, box), asOf);
    if (trail === null) throw noTrail(sscc, asOf);
    const document = trailDocument(trail, asOf, withHouseholds(principal, destinationIn(box.steps)));
    const survey = new Survey(document.about, document.rowsName);
    for (const row of document.rows() as Iterable<object>) survey.take(row);
    const found = survey.end(document.resultName, document.result);
    const envelope = await this.envelope(document.about, found, position);
    const { overdue } = openQuestions(trail.state, asOf.at ?? asOf.knownAt ?? envelope.madeAt);
    return { kind: 'trail', document, envelope, overdue, unreadable: trail.unreadable };
  }

  /** Throws `ROUND_UNKNOWN`, `POSITION_UNKNOWN`, `STATION_NOT_YOURS`. */
  async round(roundId: string, asOf: AsOf, principal: Principal): Promise<ExportOf<'round'>> {
    const position = await this.standOn(asOf);
    const rows = await this.reads.rows<{ entry: HistoryEntry }>(
      `SELECT entry FROM ${historiesSchema}.entries WHERE subject = 'round' AND id = $1 AND position <= $2`,
      [roundId, position],
    );
    const entries = historyAsOf(
      rows.map(({ entry }) => entry),
      asOf,
    );
    if (entries.length === 0) throw unknown('ROUND_UNKNOWN', `nothing was known of round ${roundId} then`);
    const history = roundAbout(roundId, entries, asOf);
    const places = history.history.flatMap(({ details }) => [details.communityGln, details.supplierGln]);
    const shown = withHouseholds(principal, communityOf(history.history));
    const about = { ...history, ...shown };
    mayActFor(principal, ...places.filter((gln) => typeof gln === 'string'));

    const boxes = (): AsyncGenerator<RoundBox> => this.boxesOf(roundId, asOf, position, principal);
    const survey = new Survey(about, 'boxes');
    const count = new RoundCount();
    for await (const box of boxes()) {
      survey.take(box);
      count.take(box);
    }
    const document: RoundDocument = {
      about,
      rowsName: 'boxes',
      resultName: 'totals',
      rows: boxes,
      result: count.totals,
    };
    const envelope = await this.envelope(about, survey.end('totals', count.totals), position);
    return { kind: 'round', document, envelope };
  }

  /** Throws `INPUT_INVALID`, `TIME_IN_FUTURE`, `STATION_UNKNOWN`, `POSITION_UNKNOWN`, `STATION_NOT_YOURS`. */
  async stationDay(
    gln: string,
    day: string,
    asOf: AsOf,
    principal: Principal,
  ): Promise<ExportOf<'station-day'>> {
    const bounds = this.boundsOf(day, asOf);
    mayActFor(principal, gln);
    const position = await this.standOn(asOf);
    const { tier } = await this.accounts.place(gln);
    const { at = null, knownAt = null } = asOf;
    const about: StationDayAbout = {
      kind: 'station-day',
      version: 2,
      gln,
      day,
      ...bounds,
      at,
      knownAt,
      ...withHouseholds(principal, null),
    };
    const trails = () => this.trailsOf('station', gln, dayMoment(bounds, asOf), position, principal);

    const survey = new Survey(about, 'entries');
    const count = new DayCount(about);
    for await (const trail of trails()) {
      const entries = entriesOf(trail, about);
      count.take(trail, entries);
      entries.forEach((entry) => survey.take(entry));
    }
    async function* rows(): AsyncGenerator<DayEntry> {
      for await (const trail of trails()) yield* entriesOf(trail, about);
    }
    const document: StationDayDocument = {
      about,
      rowsName: 'entries',
      resultName: 'totals',
      rows,
      result: count.totals,
    };
    const envelope = await this.envelope(about, survey.end('totals', count.totals), position);
    return { kind: 'station-day', document, envelope, tier };
  }

  private boundsOf(day: string, { at }: AsOf): { from: string; until: string } {
    const bounds = dayBounds(day);
    if (bounds === undefined)
      throw invalid('INPUT_INVALID', `${day} is not a date such as 2026-03-16`, '/day');
    const now = this.now();
    if (bounds.from > now)
      throw invalid('TIME_IN_FUTURE', `${day} lies in the future (it is ${now})`, '/day');
    if (at !== undefined && at < bounds.from)
      throw invalid('INPUT_INVALID', `at (${at}) lies before ${day} begins (${bounds.from})`, '/at');
    return bounds;
  }

  private async *boxesOf(
    roundId: string,
    moment: Moment,
    position: number,
    viewer: Viewer,
  ): AsyncGenerator<RoundBox> {
    for await (const trail of this.trailsOf('round', roundId, moment, position, viewer)) {
      const shown = withHouseholds(viewer, trail.state.destinationGln);
      const box = roundBox(roundId, trail, moment, shown);
      if (box !== null) yield box;
    }
  }

  private async *trailsOf(
    kind: 'round' | 'station',
    id: string,
    moment: Moment,
    position: number,
    viewer: Viewer,
  ): AsyncGenerator<JudgedTrail> {
    for await (const page of this.pages.of({ kind, id })) {
      for (const box of page) {
        const trail = trailOf(asSeenBy(viewer, upTo(position, box)), moment);
        if (trail !== null) yield trail;
      }
    }
  }

  /** The requested position, or that of the last event; the views have reached it on return. */
  private async standOn({ position }: AsOf): Promise<number> {
    const head = await this.store.head();
    if (position !== undefined && position > head) {
      const words = `the log has no position ${position} yet: its last is ${head}`;
      throw invalid('POSITION_UNKNOWN', words, '/position');
    }
    const on = position ?? head;
    for (const view of [trailsView.name, historiesView.name, 'audit.places'])
      await this.reads.caughtUp(view, on);
    return on;
  }

  private async envelope(
    about: Exported['document']['about'],
    { glns, ...found }: Surveyed,
    position: number,
  ): Promise<Envelope> {
    const rows = await this.reads.rows<{ gln: string; name: string }>(
      `SELECT gln, ${nameIn('audit', 'p')} AS name FROM ${placesSchema}.places p WHERE gln = ANY($1) ORDER BY gln`,
      [[...glns]],
    );
    const names = new Map(rows.map(({ gln, name }) => [gln, name]));
    const { version } = about;
    const given = { subject: exportSubject(about), version, position, sha256: found.sha256 };
    const changed = await this.hashes.check(given);
    return {
      position,
      madeAt: this.now(),
      names,
      ...found,
      changed: changed && { ...changed, id: ownedId('audit', changed.id) },
    };
  }
}

/** Names in a document whose households it shows, where those of others are hidden. */
const withHouseholds = ({ role, stationGln }: Viewer, communityGln: string | null): HouseholdsShown =>
  stationGln !== null && isHiddenFrom({ role, stationGln }, communityGln) ? { householdsOf: stationGln } : {};

const communityOf = (history: readonly RoundEntry[]): string | null => {
  const gln = history.find(({ details }) => 'communityGln' in details)?.details.communityGln;
  return typeof gln === 'string' ? gln : null;
};

const upTo = (last: number, { sscc, steps, unreadable }: StoredBox): StoredBox => ({
  sscc,
  steps: steps.filter(({ position }) => position <= last),
  unreadable: unreadable.filter(({ position }) => position <= last),
});
