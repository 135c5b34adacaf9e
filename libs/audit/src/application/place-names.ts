import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Reads } from '@boxtrail/http';
import type { JudgedTrail } from '../domain/box-trail';
import { schemaOf } from '@boxtrail/projections';
import { nameIn, placesView } from '@boxtrail/network';

const placesSchema = schemaOf(placesView('audit'));

/** Cache lifetime of a name, in ms: places are rarely renamed. */
const believedMs = 5_000;

/** Names of the places in a trail. */
@Injectable()
export class PlaceNames {
  private readonly remembered = new LRUCache<string, { readonly name: string; readonly until: number }>({
    max: 20_000,
  });

  constructor(private readonly reads: Reads) {}

  /** A read at a position gets names of that position or later, never cached ones. */
  async of(trail: JudgedTrail, atLeast: number | undefined): Promise<(gln: string) => string> {
    await this.reads.caughtUp('audit.places', atLeast);
    const now = performance.now();
    const names = new Map<string, string>();
    const unsure = new Set<string>();
    for (const { step } of trail.steps) {
      for (const gln of [step.placeGln, step.counterpartGln]) {
        if (gln === null || names.has(gln)) continue;
        const known = atLeast === undefined ? this.remembered.get(gln) : undefined;
        if (known !== undefined && known.until > now) names.set(gln, known.name);
        else unsure.add(gln);
      }
    }
    if (unsure.size > 0) await this.look(unsure, names);
    return (gln) => names.get(gln) ?? gln;
  }

  private async look(glns: ReadonlySet<string>, names: Map<string, string>): Promise<void> {
    const rows = await this.reads.byKey<{ gln: string; name: string }>(
      'audit.place-names',
      `SELECT gln, ${nameIn('audit', 'p')} AS name FROM ${placesSchema}.places p WHERE gln = ANY($1)`,
      [[...glns]],
    );
    const until = performance.now() + believedMs;
    for (const { gln, name } of rows) {
      names.set(gln, name);
      this.remembered.set(gln, { name, until });
    }
  }
}
