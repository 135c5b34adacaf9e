import { createContext, useContext } from 'react';

/** Names of places by GLN, as the answers of a list have them; `<PlaceNames value={places}>` gives them to links. */
export const PlaceNames = createContext<Readonly<Record<string, string>>>({});

/** The name of a place; undefined when the answer has none. */
export const usePlaceName = (gln: string): string | undefined => useContext(PlaceNames)[gln];
