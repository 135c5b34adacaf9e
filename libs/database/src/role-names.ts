/** The role of one process with every context, as `npm start` runs it. */
export const roleOfAll = 'all';

/**
 * Names of services that have a role each: the contexts, and `all`. A view's schema begins with the name of its context.
 * Throws on a context that cannot be part of an identifier.
 */
export function rolesOf(contexts: readonly string[]): readonly string[] {
  const wrong = contexts.find((context) => !/^[a-z]{1,30}$/.test(context));
  if (wrong !== undefined) throw new Error(`a database role cannot be named after ${JSON.stringify(wrong)}`);
  return [...contexts, roleOfAll];
}

/** Owns the log and the schemas services share. Nobody connects as it. */
export const ownerRole = 'boxtrail_owner';
/** Has the rights that all services have in common. */
export const groupRole = 'boxtrail_service';

/** `of` is a context, or `all`. */
export const roleName = (of: string): string => `boxtrail_${of}`;
