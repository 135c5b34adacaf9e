import { Injectable } from '@nestjs/common';
import { type Page, Reads } from '@boxtrail/http';
import { schemaOf } from '@boxtrail/projections';
import { LRUCache } from 'lru-cache';
import { nameIn } from './place-names';
import { placesView } from './station-directory';

/** Cache lifetime of a name, in ms: places are rarely renamed. */
const believedMs = 5_000;

/**
 * A page of a list with the names of the places in its rows.
 * @schema Page
 */
export interface PageWithPlaces<Item> extends Page<Item> {
  /** Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
  readonly places: Readonly<Record<string, string>>;
}

/** The names by which people tell places apart, from a context's own view. */
@Injectable()
export class NamedPlaces {
  private readonly remembered = new LRUCache<string, { readonly name: string; readonly until: number }>({
    max: 20_000,
  });

  constructor(private readonly reads: Reads) {}

  /**
   * Names by GLN; a place that is not registered is left out. A read at a position gets names of that position or later,
   * never cached ones.
   */
  async of(
    context: string,
    glns: Iterable<string>,
    atLeast: number | undefined,
  ): Promise<ReadonlyMap<string, string>> {
    await this.reads.caughtUp(placesView(context).name, atLeast);
    const now = performance.now();
    const names = new Map<string, string>();
    const unsure = new Set<string>();
    for (const gln of new Set(glns)) {
      const known = atLeast === undefined ? this.remembered.get(`${context} ${gln}`) : undefined;
      if (known !== undefined && known.until > now) names.set(gln, known.name);
      else unsure.add(gln);
    }
    if (unsure.size === 0) return names;
    const rows = await this.reads.byKey<{ gln: string; name: string }>(
      `${context}.place-names`,
      `SELECT gln, ${nameIn(context, 'p')} AS name FROM ${schemaOf(placesView(context))}.places p WHERE gln = ANY($1)`,
      [[...unsure]],
    );
    const until = performance.now() + believedMs;
    for (const { gln, name } of rows) {
      names.set(gln, name);
      this.remembered.set(`${context} ${gln}`, { name, until });
    }
    return names;
  }

  /** A page with the names of the places of its rows. */
  async onPage<Item>(
    context: string,
    { items, next }: Page<Item>,
    placesOf: (item: Item) => readonly string[],
    atLeast: number | undefined,
  ): Promise<PageWithPlaces<Item>> {
    const names = await this.of(context, items.flatMap(placesOf), atLeast);
    return { items, next, places: Object.fromEntries(names) };
  }
}
