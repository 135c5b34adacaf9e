export { Places, placesView } from './station-directory';
export { nameIn } from './place-names';
export { areaIn, StationAreas } from './station-areas';
