import { Injectable } from '@nestjs/common';
import { Lru } from '@boxtrail/commands';
import { Reads } from '@boxtrail/http';
import type { JudgedTrail } from '../domain/box-trail';

/** How long a name is believed without looking again, in ms: places are hardly ever renamed. */
const believedMs = 5_000;

/** Names of the places a trail speaks of. */
@Injectable()
export class PlaceNames {
  private readonly remembered = new Lru<string, { readonly name: string; readonly until: number }>(20_000);

  constructor(private readonly reads: Reads) {}

  /** Who asks for what is known at a position gets the names of then, or later ones: none that is remembered. */
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
      'SELECT gln, name FROM audit_places.places WHERE gln = ANY($1)',
      [[...glns]],
    );
    const until = performance.now() + believedMs;
    for (const { gln, name } of rows) {
      names.set(gln, name);
      this.remembered.set(gln, { name, until });
    }
  }
}
