/** Contexts whose services have a role each. A view's schema begins with the name of its context. */
export const rolesOfContexts = ['orders', 'packing', 'passes', 'delivery', 'audit'] as const;

/** `all` is one process with every context, as `npm start` runs it. */
export type DatabaseRole = (typeof rolesOfContexts)[number] | 'all';

export const databaseRoles: readonly DatabaseRole[] = [...rolesOfContexts, 'all'];

/** Owns the log and what services share. Nobody connects as it. */
export const ownerRole = 'boxtrail_owner';
/** What the roles of all services have in common. */
export const groupRole = 'boxtrail_service';

/** `of` is a context, or `all`. */
export const roleName = (of: string): string => `boxtrail_${of}`;
