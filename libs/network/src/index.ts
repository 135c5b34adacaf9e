export { Places, placesView } from './station-directory';
export { areaIn, StationAreas } from './station-areas';
