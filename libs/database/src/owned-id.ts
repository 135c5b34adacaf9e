/** `<context>.17`: row 17 of a table that each service has for itself. A gateway routes it by its context. */
export const ownedId = (context: string, number: string | number): string => `${context}.${number}`;

/** Matches what `ownedId` makes. */
export const ownedIdPattern = /^[a-z]{1,30}\.[1-9]\d{0,14}$/;

/** The context and the number in an id that matches the pattern. */
export function partsOfId(id: string): { readonly context: string; readonly number: string } {
  const dot = id.indexOf('.');
  return { context: id.slice(0, dot), number: id.slice(dot + 1) };
}

/** Groups and views are named `<context>.<name>`. */
export const contextIn = (name: string): string => name.slice(0, name.indexOf('.'));
