import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { Refusal } from '@boxtrail/kernel';
import type { Principal } from './valid-key';

/** Finds the stations below a place. */
export abstract class Areas {
  /** A place and all stations below it; the place alone when it is a supplier or unknown. */
  abstract of(gln: string): Promise<ReadonlySet<string>>;
}

/**
 * How a route and what it reads or writes name their places:
 * `community` and `supplier` of a round or job, `packed-at` and `destination` of a box, `held` by a station at any time,
 * `from` and `to` of a load, `from` of a door round, `at` of a fact, `station` of an account or export, `zone` of a pass
 * or checkpoint.
 */
export const concerns = [
  'community',
  'supplier',
  'packed-at',
  'destination',
  'held',
  'from',
  'to',
  'at',
  'station',
  'zone',
] as const;
export type Concern = (typeof concerns)[number];

/**
 * The scope of a route for keys that are bound to a place. `network`: every key gets the same answer. `sender`: what the
 * holder of the key has sent. Else: it is about something that names these places, and a bound key must cover one.
 */
export type Scope = 'network' | 'sender' | readonly Concern[];

/** Reflection key of the scope of a controller method. */
export const scopeKey = 'boxtrail:scope';

/** OpenAPI extension of an operation: its scope. */
export const scopeName = 'x-scope';

const scoped = (scope: Scope): MethodDecorator =>
  applyDecorators(SetMetadata(scopeKey, scope), ApiExtension(scopeName, scope));

/**
 * The places of what a route reads or writes. A bound key must cover one of them: the route calls `mayActFor`, or its
 * query takes `areaOf` the caller. The guard refuses a route without a scope to every bound key.
 */
export const Concerns = (...places: readonly [Concern, ...Concern[]]): MethodDecorator => scoped(places);

/** The route answers the same to every key. */
export const WholeNetwork = (): MethodDecorator => scoped('network');

/** The route is about what the holder of the key has sent. */
export const OfSender = (): MethodDecorator => scoped('sender');

/** Whether a key speaks for a place: it is bound to that place or to one above it, or to none. */
const covers = ({ stationGln, area }: Principal, gln: string): boolean =>
  stationGln === null || stationGln === gln || area?.has(gln) === true;

/** The places that a key covers, for `= ANY($n)`; null for the whole network. */
export const areaOf = ({ stationGln, area }: Principal): readonly string[] | null =>
  stationGln === null ? null : [...(area ?? [stationGln])];

/** Lets a key act for something that names these places when it covers one of them. Throws `STATION_NOT_YOURS`. */
export function mayActFor(principal: Principal, ...glns: readonly string[]): void {
  if (!glns.some((gln) => covers(principal, gln))) throw notYours(principal, glns.join(', '));
}

/** For something that is about all of these places. Throws `STATION_NOT_YOURS`. */
export function mayActForAll(principal: Principal, glns: readonly string[]): void {
  for (const gln of glns) mayActFor(principal, gln);
}

/** @param what the foreign thing, in words. */
export const notYours = ({ stationGln }: Principal, what: string): Refusal =>
  new Refusal('forbidden', 'STATION_NOT_YOURS', `this key is bound to station ${stationGln}, not ${what}`);
