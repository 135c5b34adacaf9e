import type { ComponentType } from 'react';
import type { Role } from './session';

/** The words of a feature in one language: keys and sentences with `{{holes}}`. */
export type Words = Readonly<Record<string, string>>;

/** A page: its address, and the code that draws it, which is loaded when somebody opens it. */
export interface Page {
  /** As react-router writes it: `/boxes/:sscc`. */
  readonly path: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** One folder of `pages/`. */
export interface Feature {
  /** Namespace of its words. */
  readonly name: string;
  readonly words: {
    readonly en: () => Promise<{ default: Words }>;
    readonly zh: () => Promise<{ default: Words }>;
  };
  readonly pages: readonly Page[];
  /** Roles whose keys may read what the pages show, as the routes of the API say; others are told who may. */
  readonly access: readonly Role[];
  /** Its line in the navigation; left out for pages that others lead to. */
  readonly nav?: { readonly path: string; readonly en: string; readonly zh: string };
}
