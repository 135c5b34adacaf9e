import { detailInChinese } from '@boxtrail/http/problems/chinese';

/** Their details come from elsewhere: the schema of an event, a parser, a person. */
const foreign = new Set(['EVENT_INVALID', 'EVENT_UNREADABLE', 'NOT_HANDLED']);

/** A problem whose English detail is no sentence of its code's table; undefined for every other answer. */
export function faultOfChinese(type: string, body: string): string | undefined {
  if (type !== 'application/problem+json' || body === '') return undefined;
  const { code, detail } = JSON.parse(body) as { code: string; detail: string };
  const answered = detailInChinese(code, detail);
  const isSentence = /\p{Script=Han}/u.test(answered) && !answered.endsWith(`（${detail}）`);
  return isSentence || foreign.has(code) ? undefined : `${code} has no Chinese sentence for: ${detail}`;
}
