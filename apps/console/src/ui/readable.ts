import { localTime } from './times';

const moment = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const gln = /\b\d{13}\b/g;

/** A sentence of the service, with times in the reader's zone and stations by name where the page knows them. */
export const readable = (words: string, names: ReadonlyMap<string, string>, language: string): string =>
  words
    .replace(moment, (at) => localTime(at, language))
    .replace(gln, (number) => names.get(number) ?? number);
