import type { FieldError } from '@boxtrail/kernel';
import type { Language } from '../negotiation/negotiate';
import { detailInChinese, phraseInChinese } from './chinese';
import { problems, problemType, type ProblemCode } from './problem-codes';

/** The body of every error answer (RFC 9457, `application/problem+json`). */
export interface Problem {
  /** Leads to the page of the code. */
  readonly type: string;
  /** What the code means. */
  readonly title: string;
  readonly status: number;
  /** Stable and for programs: `BOX_ALREADY_SEALED`. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly traceId: string;
}

interface What {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** A problem without its trace id, in a language. `detail` and `errors` are given in English. */
export function problemDocument(
  { code, detail, errors }: What,
  language: Language,
): Omit<Problem, 'traceId'> {
  const words = problems.get(code);
  const inChinese = language === 'zh';
  return {
    type: problemType(code),
    title: (inChinese ? words?.zh.meaning : words?.meaning) ?? code,
    status: words?.status ?? 500,
    code,
    detail: inChinese ? detailInChinese(code, detail) : detail,
    ...(errors && {
      errors: inChinese
        ? errors.map((error) => ({
            ...error,
            detail: errorInChinese(code, error.detail),
          }))
        : errors,
    }),
  };
}

/** A field error repeats the detail of its code, or is a phrase about the field. */
function errorInChinese(code: ProblemCode, detail: string): string {
  const phrase = phraseInChinese(detail);
  return phrase === detail ? detailInChinese(code, detail) : phrase;
}
