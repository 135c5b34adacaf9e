export { Places, placesView } from './station-directory';
