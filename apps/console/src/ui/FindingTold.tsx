import type { Schemas } from '@boxtrail/api-client';
import { useContext } from 'react';
import { listedFinding, useFindingWords } from './findingWords';
import { PlaceNames } from './places';

/** The sentence of a finding of a list. */
export function FindingTold({ finding }: { readonly finding: Schemas['ListedFinding'] }) {
  const names = useContext(PlaceNames);
  const { place } = finding;
  const known = new Map([
    ...Object.entries(names),
    ...(place === null ? [] : [[place.gln, place.name] as const]),
  ]);
  const words = useFindingWords()(listedFinding(finding), known);
  return <span title={words}>{words}</span>;
}
