import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** The parts of an AsyncAPI 3 document that the tests read. */
export interface AsyncApiDocument {
  readonly channels: Readonly<
    Record<string, { readonly address: string; readonly messages: Readonly<Record<string, object>> }>
  >;
  readonly components: {
    readonly messages: Readonly<
      Record<
        string,
        {
          readonly headers: object;
          readonly payload: object;
          readonly bindings: { readonly kafka: { readonly key: object } };
        }
      >
    >;
  };
}

/** A message in bytes, as a broker delivers it. */
export interface RawMessage {
  readonly topic: string;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly value: Buffer | null;
}

/**
 * Validates messages by an AsyncAPI document alone. Returns the errors of a message in words; none when it is valid.
 */
export function publishedMessages(document: AsyncApiDocument): (message: RawMessage) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validators = new Map<string, Record<'headers' | 'key' | 'payload', ValidateFunction>>();
  const validatorsOf = (type: string) => {
    const known = validators.get(type);
    const described = document.components.messages[type];
    if (known !== undefined || described === undefined) return known;
    const { headers, payload, bindings } = described;
    const made = {
      headers: ajv.compile(headers),
      key: ajv.compile(bindings.kafka.key),
      payload: ajv.compile(payload),
    };
    validators.set(type, made);
    return made;
  };
  return ({ topic, key, headers, value }) => {
    const channel = Object.values(document.channels).find(({ address }) => address === topic);
    if (channel === undefined) return [`no channel has the address ${topic}`];
    const texts = Object.fromEntries(
      Object.entries(headers).map(([name, bytes]) => [name, text(bytes as Buffer)]),
    );
    const type = texts['ce_type'] ?? '';
    const validate = channel.messages[type] === undefined ? undefined : validatorsOf(type);
    if (validate === undefined) return [`${topic} has no message ${JSON.stringify(type)}`];
    const problems: string[] = [];
    const hold = (part: keyof typeof validate, found: unknown) => {
      if (validate[part](found)) return;
      problems.push(ajv.errorsText(validate[part].errors, { dataVar: part }));
    };
    hold('headers', texts);
    hold('key', text(key));
    const data = parsed(value);
    if (data === undefined) problems.push('payload is not JSON');
    else hold('payload', data);
    return problems;
  };
}

/** Decodes strictly: undefined when the bytes are not UTF-8. */
function text(bytes: Buffer | null): string | undefined {
  if (bytes === null) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(value: Buffer | null): unknown {
  try {
    return JSON.parse(text(value) ?? '');
  } catch {
    return undefined;
  }
}
