export { removeDay as default } from './prepared-day';
