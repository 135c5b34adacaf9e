type Schema = Readonly<Record<string, unknown>>;

const typesOf = (schema: Schema): readonly unknown[] => [schema['type']].flat();

/** Which optional fields of answers are there, and which are not: a field that no answer lacks should be required. */
export class OptionalFields {
  private readonly counts = new Map<string, { present: number; absent: number }>();

  /** `schemas`: those that `$ref`s name. */
  constructor(private readonly schemas: Readonly<Record<string, Schema>>) {}

  /** Counts the optional fields of an answer. `place` names its schema. */
  see(schema: Schema, value: unknown, place: string): void {
    const name = (schema['$ref'] as string | undefined)?.split('/').pop();
    if (name !== undefined) return this.see(this.schemas[name] ?? {}, value, name);
    if (value === null || value === undefined) return;
    for (const part of (schema['anyOf'] ?? schema['allOf'] ?? []) as readonly Schema[])
      if (this.fits(part, value)) this.see(part, value, place);
    if (Array.isArray(value))
      for (const item of value) this.see((schema['items'] ?? {}) as Schema, item, place);
    else if (typeof value === 'object') this.seeFields(schema, value as Schema, place);
  }

  /** How many optional fields were looked for. */
  get fields(): number {
    return this.counts.size;
  }

  /** Optional fields that at least so many answers have, and none lacks. */
  alwaysThere(answers: number): string[] {
    return [...this.counts]
      .filter(([, { present, absent }]) => absent === 0 && present >= answers)
      .map(([field]) => field)
      .sort();
  }

  private seeFields(schema: Schema, value: Schema, place: string): void {
    const required = (schema['required'] ?? []) as readonly string[];
    const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
    for (const [field, of] of Object.entries(properties)) {
      const at = `${place}.${field}`;
      if (!required.includes(field)) this.count(at, value[field] !== undefined);
      this.see(of, value[field], at);
    }
  }

  private count(field: string, isThere: boolean): void {
    const { present, absent } = this.counts.get(field) ?? { present: 0, absent: 0 };
    this.counts.set(field, { present: present + Number(isThere), absent: absent + Number(!isThere) });
  }

  /** Whether a value is of a schema of a union, by its required fields. */
  private fits(schema: Schema, value: unknown): boolean {
    const name = (schema['$ref'] as string | undefined)?.split('/').pop();
    if (name !== undefined) return this.fits(this.schemas[name] ?? {}, value);
    if (typesOf(schema).includes('array')) return Array.isArray(value);
    const required = (schema['required'] ?? []) as readonly string[];
    return typeof value === 'object' && value !== null && required.every((field) => field in value);
  }
}
