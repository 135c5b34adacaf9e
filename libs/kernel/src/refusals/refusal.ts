import type { RefusalCode, RefusalKind } from './refusal-codes';

/** One offending field: where (JSON pointer into the input, RFC 6901) and what is wrong with it. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** A code goes with the one kind that its table gives it: other pairs do not compile. */
type CodedRefusal = {
  [Kind in RefusalKind]: [
    kind: Kind,
    code: RefusalCode<Kind>,
    message: string,
    fields?: readonly FieldError[],
  ];
}[RefusalKind];

/** A typed "no" with a stable code. Nothing was changed when it is thrown. */
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

  /** A refusal that was written down, for example in a database: its code may be that of an older release. */
  static restored(kind: RefusalKind, code: string, message: string, fields: readonly FieldError[]): Refusal {
    return new Refusal(...([kind, code, message, fields] as CodedRefusal));
  }
}

/** The state forbids it. */
export const ruleViolation = (code: RefusalCode<'rule'>, message: string): Refusal =>
  new Refusal('rule', code, message);

/** It names something that does not exist. */
export const unknown = (code: RefusalCode<'unknown'>, message: string, pointer?: string): Refusal =>
  new Refusal('unknown', code, message, pointer === undefined ? [] : [{ pointer, detail: message }]);

/** It cannot mean anything. */
export const invalid = (code: RefusalCode<'invalid'>, message: string, pointer?: string): Refusal =>
  new Refusal('invalid', code, message, pointer === undefined ? [] : [{ pointer, detail: message }]);
