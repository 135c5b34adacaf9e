import type { DomainEvent } from '@boxtrail/kernel';
import type { EventDefinition } from './schema/define-event';
import * as audit from './events/audit';
import * as complaints from './events/complaints';
import * as delivery from './events/delivery';
import * as jobOffers from './events/job-offers';
import * as money from './events/money';
import * as orders from './events/orders';
import * as packing from './events/packing';
import * as passes from './events/passes';
import * as quality from './events/quality';
import * as ssccRanges from './events/sscc-ranges';
import * as stock from './events/stock';
import * as suppliers from './events/suppliers';

const isDefinition = (value: unknown): value is EventDefinition =>
  typeof value === 'object' && value !== null && 'schema' in value && 'upcasters' in value;

/** Every released event type, by wire name. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [
    orders,
    suppliers,
    packing,
    jobOffers,
    ssccRanges,
    stock,
    passes,
    delivery,
    money,
    audit,
    quality,
    complaints,
  ]
    .flatMap((context) => Object.values(context))
    .filter(isDefinition)
    .map((definition) => [definition.type, definition]),
);

/** The definition of a wire name. Throws on an unknown name. */
export function definitionOf(type: string): EventDefinition {
  const definition = catalogue.get(type);
  if (definition === undefined) throw new Error(`unknown event type ${type}`);
  return definition;
}

/**
 * Upcasts stored data of any released version to the current version. Throws when the type is unknown or the version is
 * newer than this program.
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
 * Upcasts and validates untrusted stored data. Throws when `upcast` does, or when the result does not match the schema
 * of the current version.
 */
export function readStored(type: string, version: number, data: unknown): unknown {
  const current = upcast(type, version, data);
  const problem = definitionOf(type).shapeProblem(current);
  if (problem !== undefined) throw new Error(`${type}${problem}`);
  return current;
}

/** Validates an event before it is stored: the first problem, or undefined when it fits its schema. */
export function eventProblem(event: DomainEvent): string | undefined {
  const definition = catalogue.get(event.type);
  if (definition === undefined) return `unknown event type ${event.type}`;
  const problem = definition.problem(event.data);
  return problem === undefined ? undefined : `${event.type}${problem}`;
}
