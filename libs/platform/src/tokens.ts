/** What the platform provides under a name, because it is an interface or made elsewhere. */
export const EVENT_STORE = Symbol('event store');
export const MESSAGING = Symbol('messaging');
export const VIEW_RUNNER = Symbol('view runner');
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');

/** Now, as RFC 3339 in UTC. */
export type Clock = () => string;
