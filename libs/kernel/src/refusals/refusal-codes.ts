import type { RefusalKind } from './refusal-meaning';
import type { SharedRefusals } from './shared-refusals';

/**
 * All codes. Each table adds its own by declaration merging, so `RefusalCode` is exactly the union of the tables and the
 * kernel depends on none of them. A code with different entries in two tables does not compile.
 */
export interface RefusalCodes extends SharedRefusals {}

/** The codes that a refusal of this kind can have. */
export type RefusalCode<Kind extends RefusalKind = RefusalKind> = {
  [Code in keyof RefusalCodes]: RefusalCodes[Code]['kind'] extends Kind ? Code : never;
}[keyof RefusalCodes];
