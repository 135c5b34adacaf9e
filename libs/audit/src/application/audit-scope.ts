import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { areaOf, mayActFor, notYours, type Principal, Reads } from '@boxtrail/http';
import { SubjectQueries } from '../views/subjects/subjects.queries';
import { subjectsView } from '../views/subjects/subjects.view';
import { trailsSchema, trailsView } from '../views/trails/trails.view';

/** Keeps a bound key to the boxes, loads and rounds that concern its places. */
@Injectable()
export class AuditScope {
  constructor(
    private readonly reads: Reads,
    private readonly subjects: SubjectQueries,
  ) {}

  /** A box that was ever held in the area, or is to go there. Throws `BOX_UNKNOWN`, `STATION_NOT_YOURS`. */
  async box(principal: Principal, sscc: string, atLeast: number | 'now' | undefined): Promise<void> {
    const area = areaOf(principal);
    if (area === null) return;
    if (atLeast === 'now') await this.reads.upToDate(trailsView.name);
    else await this.reads.caughtUp(trailsView.name, atLeast);
    const [row] = await this.reads.rows<{ own: boolean; known: boolean }>(
      `SELECT EXISTS (SELECT FROM ${trailsSchema}.touched
                       WHERE kind IN ('station', 'destination') AND id = ANY($2) AND sscc = $1) AS own,
              EXISTS (SELECT FROM ${trailsSchema}.boxes WHERE sscc = $1) AS known`,
      [sscc, area],
    );
    if (row?.known !== true) throw unknown('BOX_UNKNOWN', `nothing was ever recorded of a box ${sscc}`);
    if (!row.own) throw notYours(principal, `one of the places of box ${sscc}`);
  }

  /** A load or a round by its places; `audit.subjects` knows them. Throws `STATION_NOT_YOURS`. */
  async subject(
    principal: Principal,
    kind: 'load' | 'round',
    id: string,
    atLeast: number | undefined,
  ): Promise<void> {
    if (principal.stationGln === null) return;
    await this.reads.caughtUp(subjectsView.name, atLeast);
    const places = (await this.subjects.placesOf([`${kind} ${id}`])).get(`${kind} ${id}`)?.at(-1);
    // An unknown one is refused as such where it is read.
    if (places !== undefined) mayActFor(principal, ...places.glns);
  }
}
