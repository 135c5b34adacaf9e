import type { Problem } from '@boxtrail/api-client';

interface FieldBase {
  /** Its name in the body that is sent, and in the pointers of problems. */
  readonly name: string;
  /** In the reader's language. */
  readonly label: string;
  readonly required?: boolean;
  /** One line under the field. */
  readonly hint?: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a form asks for. */
export type Field = FieldBase &
  (
    | { readonly kind: 'text' }
    | { readonly kind: 'words' }
    | { readonly kind: 'number' }
    /** Typed in yuan, sent in fen. */
    | { readonly kind: 'money' }
    /** Typed in the reader's zone, sent as RFC 3339. */
    | { readonly kind: 'moment' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    | { readonly kind: 'choices'; readonly options: readonly Option[] }
    | { readonly kind: 'list'; readonly fields: readonly Field[] }
  );

/** What was typed, by field; a row of a list is one of these again. */
export interface Values {
  readonly [name: string]: string | readonly string[] | readonly Values[] | undefined;
}

export type Body = Readonly<Record<string, unknown>>;

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
export const chosenOf = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};
export const rowsOf = (values: Values, name: string): readonly Values[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is Values => typeof one === 'object') : [];
};

/** The body that is sent: what was left blank is left out, rows keep their places. */
export function bodyOf(fields: readonly Field[], values: Values): Body {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = sentOf(field, values);
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

function sentOf(field: Field, values: Values): unknown {
  const text = textOf(values, field.name).trim();
  switch (field.kind) {
    case 'list':
      return rowsOf(values, field.name).map((row) => bodyOf(field.fields, row));
    case 'choices': {
      const chosen = chosenOf(values, field.name);
      return chosen.length === 0 ? undefined : chosen;
    }
    case 'number':
      return text === '' ? undefined : Number(text);
    case 'money':
      return text === '' ? undefined : Math.round(Number(text) * 100);
    case 'moment':
      return text === '' ? undefined : new Date(text).toISOString();
    case 'text':
    case 'words':
    case 'choice':
      return text === '' ? undefined : text;
  }
}

/** Why a field cannot be sent as it is. */
export type Wrong = 'required' | 'number' | 'moment';

/** What is wrong before anything is sent, by pointer: `/lines/0/gtin`. */
export function wrongIn(fields: readonly Field[], values: Values, base = ''): ReadonlyMap<string, Wrong> {
  const wrong = new Map<string, Wrong>();
  for (const field of fields) {
    const pointer = `${base}/${field.name}`;
    const why = wrongAt(field, values);
    if (why !== undefined) wrong.set(pointer, why);
    if (field.kind !== 'list') continue;
    for (const [i, row] of rowsOf(values, field.name).entries())
      for (const [at, why] of wrongIn(field.fields, row, `${pointer}/${i}`)) wrong.set(at, why);
  }
  return wrong;
}

function wrongAt({ kind, name, required = false }: Field, values: Values): Wrong | undefined {
  const value = values[name];
  const isBlank = typeof value === 'string' ? value.trim() === '' : (value?.length ?? 0) === 0;
  if (isBlank) return required ? 'required' : undefined;
  const text = textOf(values, name).trim();
  if ((kind === 'number' || kind === 'money') && !Number.isFinite(Number(text))) return 'number';
  if (kind === 'moment' && Number.isNaN(Date.parse(text))) return 'moment';
  return undefined;
}

interface Placed {
  /** Sentences by the pointer of their field. */
  readonly at: ReadonlyMap<string, string>;
  /** No field of the form is meant by these. */
  readonly elsewhere: boolean;
}

/** Where the problems of a refusal belong. A problem below a field (`/gtins/1`) is shown at the field. */
export function placed(fields: readonly Field[], errors: Problem['errors']): Placed {
  const at = new Map<string, string>();
  let elsewhere = errors === undefined || errors.length === 0;
  for (const { pointer = '', detail = '' } of errors ?? []) {
    const parts = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const found = pointerOf(fields, parts, '');
    if (found === undefined) elsewhere = true;
    else at.set(found, at.has(found) ? `${at.get(found)}; ${detail}` : detail);
  }
  return { at, elsewhere };
}

function pointerOf(
  fields: readonly Field[],
  [name, row, ...rest]: readonly string[],
  base: string,
): string | undefined {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) return undefined;
  const pointer = `${base}/${field.name}`;
  if (field.kind !== 'list' || row === undefined || rest.length === 0) return pointer;
  return pointerOf(field.fields, rest, `${pointer}/${row}`) ?? pointer;
}

/** A moment as `<input type="datetime-local">` takes it, in the reader's zone. */
export function typedMoment(ms: number): string {
  const at = new Date(ms);
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
