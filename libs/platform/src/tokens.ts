/** What the platform provides under a name, because it is an interface or made elsewhere. */
export const EVENT_STORE = Symbol('event store');
export const MESSAGING = Symbol('messaging');
export const VIEW_RUNNER = Symbol('view runner');
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
/** Whether this process is a `server`, which works in the background, or a `tool`, which only looks and commands. */
export const RUNS = Symbol('runs');

/** Now, as RFC 3339 in UTC. */
export type Clock = () => string;
