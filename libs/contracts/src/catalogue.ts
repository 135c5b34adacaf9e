import type { DomainEvent } from '@boxtrail/kernel';
import type { EventDefinition } from './schema/define-event';
import * as delivery from './events/delivery';
import * as orders from './events/orders';
import * as packing from './events/packing';
import * as passes from './events/passes';

const isDefinition = (value: unknown): value is EventDefinition =>
  typeof value === 'object' && value !== null && 'schema' in value && 'upcasters' in value;

/** Every event type ever released, by wire name. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [orders, packing, passes, delivery]
    .flatMap((context) => Object.values(context))
    .filter(isDefinition)
    .map((definition) => [definition.type, definition]),
);

/** The definition of a wire name. Throws on a name that was never released. */
export function definitionOf(type: string): EventDefinition {
  const definition = catalogue.get(type);
  if (definition === undefined) throw new Error(`unknown event type ${type}`);
  return definition;
}

/**
 * Reads stored data of any released version as the current one.
 * Throws when the type was never released or the version is newer than this program.
 */
export function upcast(type: string, version: number, data: unknown): unknown {
  const { version: current, upcasters } = definitionOf(type);
  if (version > current)
    throw new Error(`${type} version ${version} is newer than this program knows (${current})`);
  let value = data;
  for (let v = version; v < current; v += 1) {
    const up = upcasters[v];
    if (up === undefined) throw new Error(`${type} has no upcaster from version ${v}`);
    value = up(value as never);
  }
  return value;
}

/**
 * Reads stored data, of which nothing is taken for granted.
 * Throws, in words, when `upcast` does or when what comes of it has not the shape of the current version.
 */
export function readStored(type: string, version: number, data: unknown): unknown {
  const current = upcast(type, version, data);
  const problem = definitionOf(type).shapeProblem(current);
  if (problem !== undefined) throw new Error(`${type}${problem}`);
  return current;
}

/** What is wrong with an event that is about to be stored; undefined when it fits its schema. */
export function eventProblem(event: DomainEvent): string | undefined {
  const definition = catalogue.get(event.type);
  if (definition === undefined) return `unknown event type ${event.type}`;
  const problem = definition.problem(event.data);
  return problem === undefined ? undefined : `${event.type}${problem}`;
}
