/**
 * Why a request is turned down, in terms a caller can act on:
 * `invalid` it cannot mean anything, `unknown` it names something that does not exist,
 * `rule` the state forbids it, `forbidden` this actor may not, `stale` it was decided on an old revision,
 * `precondition` it must say on which revision it was decided, `reused` its key was used for something else.
 */
export type RefusalKind = 'invalid' | 'unknown' | 'rule' | 'forbidden' | 'stale' | 'precondition' | 'reused';

/** One offending field: where (JSON pointer into the input, RFC 6901) and what is wrong with it. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** A typed "no" with a stable code. Nothing was changed when it is thrown. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    /** Stable, upper snake case: `BOX_ALREADY_SEALED`. Part of the published interface. */
    readonly code: string,
    message: string,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The state forbids it. */
export const broken = (code: string, message: string): Refusal => new Refusal('rule', code, message);

/** It names something that does not exist. */
export const unknown = (code: string, message: string, pointer?: string): Refusal =>
  new Refusal('unknown', code, message, pointer === undefined ? [] : [{ pointer, detail: message }]);

/** It cannot mean anything. */
export const invalid = (code: string, message: string, pointer?: string): Refusal =>
  new Refusal('invalid', code, message, pointer === undefined ? [] : [{ pointer, detail: message }]);
