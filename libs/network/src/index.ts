export { Places, placesView } from './station-directory';
export { nameIn } from './place-names';
export { NamedPlaces, type PageWithPlaces } from './named-places';
export { areaIn, StationAreas } from './station-areas';
export * from './supplier-directory';
