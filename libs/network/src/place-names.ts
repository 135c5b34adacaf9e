import { schemaOf } from '@boxtrail/projections';
import { placesView } from './station-directory';

/**
 * SQL of the name of a place by which people tell it from others: where several places have its name, the name of the
 * station above it comes first, and where even those are alike, its GLN follows. `place`: the alias of its row.
 */
export function nameIn(context: string, place: string): string {
  const places = `${schemaOf(placesView(context))}.places`;
  const another = (condition: string) =>
    `EXISTS (SELECT FROM ${places} o WHERE o.name = ${place}.name AND o.gln <> ${place}.gln AND ${condition})`;
  return `CASE WHEN ${another('true')}
    THEN concat_ws(' ', (SELECT a.name FROM ${places} a WHERE a.gln = ${place}.parent_gln), ${place}.name,
      CASE WHEN ${another(`o.parent_gln IS NOT DISTINCT FROM ${place}.parent_gln`)} THEN ${place}.gln END)
    ELSE ${place}.name END`;
}
