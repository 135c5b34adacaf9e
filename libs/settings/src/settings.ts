import type { Setting, Variables } from './setting';

/**
 * The value of a setting. A text that is no value of it adds to `problems`, by the name of the variable and without
 * the text, and the default is answered instead.
 */
export function readSetting<T>(setting: Setting<T>, env: Variables, problems: string[]): T {
  const value = setting.parse(env[setting.name] || setting.fallback);
  if (value !== undefined) return value;
  problems.push(mustBe(setting));
  const fallback = setting.parse(setting.fallback);
  if (fallback === undefined) throw new Error(`the default of ${setting.name} is none of its values`);
  return fallback;
}

/** What is said of a wrong value. */
export const mustBe = ({ name, values }: Setting): string => `${name} must be ${values}`;

/** The values of several settings, under the same names. */
export function readSettings<S extends Readonly<Record<string, Setting>>>(
  declared: S,
  env: Variables,
  problems: string[],
): { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never } {
  return Object.fromEntries(
    Object.entries(declared).map(([key, setting]) => [key, readSetting(setting, env, problems)]),
  ) as { [K in keyof S]: S[K] extends Setting<infer T> ? T : never };
}

/** Throws all problems at once, if there are any. */
export function throwProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`Configuration: ${problems.join('; ')}`);
}

/** Values of declared settings, read at boot. Injected by the code that declares them. */
export class Settings {
  private readonly values: ReadonlyMap<Setting, unknown>;

  constructor(declared: readonly Setting[], env: Variables, problems: string[]) {
    this.values = new Map(declared.map((setting) => [setting, readSetting(setting, env, problems)]));
  }

  /** Throws for a setting that is not among those this service was given. */
  of<T>(setting: Setting<T>): T {
    if (!this.values.has(setting)) throw new Error(`${setting.name} is not a setting of this service`);
    return this.values.get(setting) as T;
  }
}
