export { removeLeftOvers as default } from './prepared-day';
