import { Inject, Injectable } from '@nestjs/common';
import { areaIn, placesView } from '@boxtrail/network';
import { schemaOf, VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { LRUCache } from 'lru-cache';
import { Reads } from '@boxtrail/http';
import { subjectsView } from './subjects.view';

interface Known {
  readonly position: number;
  readonly glns: readonly string[];
}

/** Longest wait for a view before the caller looks around, in ms. */
const waitMs = 1_000;

/** The places of subjects, and the stations below a place. */
@Injectable()
export class SubjectQueries {
  private readonly remembered = new LRUCache<string, Known[]>({ max: 50_000 });

  constructor(
    private readonly reads: Reads,
    @Inject(VIEW_RUNNER) private readonly runner: Pick<ViewRunner, 'waitFor'>,
  ) {}

  /** Whether the places of everything up to a position are known; waits for it a while. */
  async caughtUp(position: number): Promise<boolean> {
    const views = [subjectsView.name, placesView('audit').name];
    const seen = await Promise.all(views.map((view) => this.runner.waitFor(view, position, waitMs)));
    return seen.every((each) => each);
  }

  /** The places of subjects, each with the position of the event that named them: the earliest first. */
  async placesOf(subjects: readonly string[]): Promise<ReadonlyMap<string, readonly Known[]>> {
    const found = new Map<string, Known[]>();
    const asked: string[] = [];
    for (const subject of new Set(subjects)) {
      const known = this.remembered.get(subject);
      if (known === undefined) asked.push(subject);
      else found.set(subject, known);
    }
    if (asked.length === 0) return found;
    const rows = await this.reads.rows<{ subject: string; position: string; glns: string[] }>(
      `SELECT subject, position, glns FROM ${schemaOf(subjectsView)}.subjects
        WHERE subject = ANY($1) ORDER BY subject, position`,
      [asked],
    );
    for (const { subject, position, glns } of rows)
      found.set(subject, [...(found.get(subject) ?? []), { position: Number(position), glns }]);
    for (const subject of asked) {
      const known = found.get(subject);
      if (known !== undefined && !mayMove(subject)) this.remembered.set(subject, known);
    }
    return found;
  }

  /** A place and the stations below it. */
  areaOf(gln: string): Promise<ReadonlySet<string>> {
    return areaIn(this.reads, 'audit', gln);
  }
}

/** Rounds and jobs may go to another supplier; what is known of other subjects does not change. */
const mayMove = (subject: string): boolean => /^(round|packing-job) /.test(subject);
