import type { RefusalCode } from './refusal-codes';
import type { RefusalKind } from './refusal-meaning';

/** One invalid field: its location (JSON pointer into the input, RFC 6901) and the problem. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** Each code has exactly one kind, given by its table: other pairs do not compile. */
type CodedRefusal = {
  [Kind in RefusalKind]: [
    kind: Kind,
    code: RefusalCode<Kind>,
    message: string,
    fields?: readonly FieldError[],
  ];
}[RefusalKind];

/** A business refusal with a stable code. Nothing was changed when it is thrown. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** Stable, upper snake case: `BOX_ALREADY_SEALED`. Part of the published interface. */
  readonly code: RefusalCode;
  readonly fields: readonly FieldError[];

  constructor(...[kind, code, message, fields = []]: CodedRefusal) {
    super(message);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }

  /** Restores a stored refusal: its code may come from an older release. */
  static restored(kind: RefusalKind, code: string, message: string, fields: readonly FieldError[]): Refusal {
    return new Refusal(...([kind, code, message, fields] as CodedRefusal));
  }
}

/** The current state forbids it. */
export const ruleViolation = (code: RefusalCode<'rule'>, message: string): Refusal =>
  new Refusal('rule', code, message);

/** It refers to something that does not exist. */
export const unknown = (code: RefusalCode<'unknown'>, message: string, pointer?: string): Refusal =>
  new Refusal('unknown', code, message, pointer === undefined ? [] : [{ pointer, detail: message }]);

/** The request is malformed or meaningless. */
export const invalid = (code: RefusalCode<'invalid'>, message: string, pointer?: string): Refusal =>
  new Refusal('invalid', code, message, pointer === undefined ? [] : [{ pointer, detail: message }]);
