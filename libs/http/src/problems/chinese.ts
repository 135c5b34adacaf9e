import { phrases, wordValues } from '@boxtrail/contracts';
import type { Sentences } from '@boxtrail/kernel';
import { problems } from './problem-codes';

/** A sentence as fixed texts with named values between them: one more text than names. */
interface Pattern {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly chinese: string;
}

function patternsOf(sentences: Sentences): readonly Pattern[] {
  return Object.entries(sentences).map(([english, chinese]) => ({
    texts: english.split(/\{\w+\}/),
    names: [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    chinese,
  }));
}

const ofCode = new Map([...problems].map(([code, { zh }]) => [code, patternsOf(zh.details)]));
const ofPhrases = patternsOf(phrases);
const isChinese = /\p{Script=Han}/u;

/**
 * The Chinese of a detail: its sentence in the table of the code, with the same values. A detail that no sentence matches
 * follows the Chinese meaning of its code in brackets.
 */
export function detailInChinese(code: string, detail: string): string {
  const found = translated(detail, ofCode.get(code) ?? []) ?? phraseInChinese(detail);
  if (isChinese.test(found)) return found;
  const meaning = problems.get(code)?.zh.meaning;
  return meaning === undefined ? detail : `${meaning}（${detail}）`;
}

/** The Chinese of a text made of phrases, as of a field; parts that are no phrase stay as they are. */
export function phraseInChinese(text: string): string {
  const whole = translated(text, ofPhrases);
  if (whole !== undefined) return whole;
  for (const [separator, inChinese] of [
    ['; ', '；'],
    [', ', '，'],
  ] as const) {
    const parts = text.split(separator);
    const each = parts.length > 1 ? parts.map(phraseInChinese) : parts;
    if (each.some((part, i) => part !== parts[i])) return each.join(inChinese);
  }
  return text;
}

function translated(text: string, patterns: readonly Pattern[]): string | undefined {
  for (const { texts, names, chinese } of patterns) {
    const values = valuesIn(text, texts);
    if (values === undefined) continue;
    const named = new Map(names.map((name, i) => [name, values[i] ?? '']));
    return chinese.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = named.get(name) ?? '';
      return wordValues.has(name) ? phraseInChinese(value) : value;
    });
  }
  return undefined;
}

/** The values between the fixed texts, none of them empty; undefined when the text is another sentence. Linear in its length. */
function valuesIn(text: string, [first = '', ...others]: readonly string[]): string[] | undefined {
  const last = others.at(-1);
  if (last === undefined) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  const values: string[] = [];
  let from = first.length;
  for (const [i, fixed] of others.entries()) {
    const at = i === others.length - 1 ? end : text.indexOf(fixed, from + 1);
    if (at <= from || at > end) return undefined;
    values.push(text.slice(from, at));
    from = at + fixed.length;
  }
  return values;
}
