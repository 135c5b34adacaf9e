export const CLOCK = Symbol('clock');

/** Now, as RFC 3339 in UTC. */
export type Clock = () => string;
