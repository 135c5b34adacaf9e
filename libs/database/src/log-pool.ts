/** Connections to the database of the log. `Pool` are those to the service's own: the same where both are one database. */
export const LOG_POOL = Symbol('connections to the database of the log');
