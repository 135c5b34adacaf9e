export type { SimulatedClock } from './clock';
export * from './parties';
export * from './plan';
export * from './play';
