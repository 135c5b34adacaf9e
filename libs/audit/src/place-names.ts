import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/platform';
import type { JudgedTrail } from './domain/box-trail';

/** Names of the places a trail speaks of. */
@Injectable()
export class PlaceNames {
  constructor(private readonly reads: Reads) {}

  async of(trail: JudgedTrail, atLeast: number | undefined): Promise<(gln: string) => string> {
    await this.reads.caughtUp('audit.places', atLeast);
    const glns = new Set(trail.steps.flatMap(({ step }) => [step.placeGln, step.counterpartGln]));
    const rows = await this.reads.rows<{ gln: string; name: string }>(
      'SELECT gln, name FROM audit_places.places WHERE gln = ANY($1)',
      [[...glns].filter((gln) => gln !== null)],
    );
    const names = new Map(rows.map((row) => [row.gln, row.name]));
    return (gln) => names.get(gln) ?? gln;
  }
}
