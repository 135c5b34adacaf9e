import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextProblems, phrases } from '@boxtrail/contracts';
import { ruleViolation, invalid, sharedRefusals, type RefusalTable } from '@boxtrail/kernel';
import { problems, problemSections } from '@boxtrail/http';
import { detailInChinese } from '@boxtrail/http/problems/chinese';
import { routeRefusals } from '@boxtrail/http/problems/problem-codes';
import { productionFiles, raisedSentences } from '../support/problems/raised-sentences';

const root = join(__dirname, '../..');
const committed = join(root, 'docs/problems.md');

const everywhere: RefusalTable = { ...routeRefusals, ...sharedRefusals };
const all: RefusalTable = Object.assign({}, everywhere, ...Object.values(contextProblems)) as RefusalTable;

interface Raised {
  /** `libs/orders/src/...` */
  readonly file: string;
  readonly code: string;
  /** Where the place names one. */
  readonly kind: string | undefined;
  /** Only a choice between two texts, which need not be codes. */
  readonly perhaps: boolean;
}

const kindOfHelper: Readonly<Record<string, string>> = {
  invalid: 'invalid',
  unknown: 'unknown',
  ruleViolation: 'rule',
};

/** Calls that raise a code, and objects and choices that hold one that is raised. */
const raising =
  /(?:\b(?<helper>invalid|unknown|ruleViolation|HttpProblem|answer)\(\s*|new Refusal\(\s*'(?<kind>[a-z]+)',\s*|\bcode: |(?<choice>[?:] ))'(?<code>[A-Z]+(?:_[A-Z]+)*)'/g;

function raisedCodes(): Raised[] {
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/spec\.ts$|\.contract\.ts$|\/testing\//.test(file))
    .filter((file) => !/(refusals|refusal-codes|-problems)\.ts$|contracts\/src\/problems/.test(file));
  return files.flatMap((file) =>
    [...readFileSync(join(root, 'libs', file), 'utf8').matchAll(raising)].map(({ groups = {} }) => ({
      file: `libs/${file}`,
      code: groups['code'] ?? '',
      kind: groups['kind'] ?? kindOfHelper[groups['helper'] ?? ''],
      perhaps: groups['choice'] !== undefined,
    })),
  );
}

function row(code: string, status: number, { meaning, help }: { meaning: string; help: string }): string {
  return `| \`${code}\` | ${status} | ${meaning} | ${help} |`;
}

function section(title: string, rows: readonly string[]): string {
  const head = '| code | status | meaning | what to do |\n|---|---|---|---|';
  return `## ${title}\n${head}\n${rows.join('\n')}\n`;
}

function page(): string {
  return [
    `# Problem codes

Every error is an \`application/problem+json\` document (RFC 9457). Programs decide by its \`code\`, which is stable; \`detail\` is
for people. \`errors\` points to the fields concerned (JSON Pointer, RFC 6901). The OpenAPI document lists the codes of each route
and status. A line of a bulk body, of a Kafka topic or in quarantine has the same codes; its status says nothing there.

Every service and the gateway explain them at \`/problems\`, without a key: \`type\` of a problem is the reference to the page of
its code. With \`Accept-Language: zh\` the pages, and \`title\`, \`detail\` and \`errors\` of problems, are in Chinese.

This page is generated from the tables in the code: \`UPDATE_DOCS=1 npm run test:unit -- test/architecture/problems\` writes it.
`,
    ...Object.entries(problemSections).map(([title, entries]) =>
      section(
        title,
        entries.map(([code, problem]) => row(code, problem.status, problem)),
      ),
    ),
  ].join('\n');
}

const chinese = /\p{Script=Han}/u;

describe('problem codes', () => {
  const raised = raisedCodes();

  it('given docs/problems.md, then it is what the tables say', () => {
    const text = page();
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(readFileSync(committed, 'utf8')).toBe(text);
  });

  it('given a code in a table, then some place raises it', () => {
    const codes = new Set(raised.map(({ code }) => code));
    const idle = [...problems.keys()].filter((code) => !codes.has(code));
    expect(idle).toEqual([]);
  });

  it('given a code that is raised, then it is in a table, under the kind it is raised with', () => {
    const wrong = raised.filter(({ code, kind, perhaps }) =>
      kind === undefined ? !perhaps && !problems.has(code) : all[code]?.kind !== kind,
    );
    expect(wrong).toEqual([]);
    expect(raised.length).toBeGreaterThan(150);
  });

  it('given a code of one context, then no other raises it', () => {
    const foreign = raised.filter(({ file, code }) =>
      Object.entries(contextProblems).some(
        ([context, table]) => Object.hasOwn(table, code) && !file.startsWith(`libs/${context}/`),
      ),
    );
    expect(foreign).toEqual([]);
  });

  it('given a code that is in no table, or one of another kind, then it does not compile', () => {
    // @ts-expect-error there is no such code
    expect(invalid('NO_SUCH_CODE', '').code).toBe('NO_SUCH_CODE');
    // @ts-expect-error it is invalid, and no rule
    expect(ruleViolation('INPUT_INVALID', '').kind).toBe('rule');
  });

  it('given two tables, then they have no code in common', () => {
    const codes = Object.values(problemSections).flatMap((entries) => entries.map(([code]) => code));
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('given a code, then its title and its help are in English and in Chinese', () => {
    const odd = [...problems].filter(
      ([, { meaning, help, zh }]) =>
        [meaning, help].some((text) => text === '' || chinese.test(text)) ||
        [zh.meaning, zh.help].some((text) => !chinese.test(text)),
    );
    expect(odd).toEqual([]);
  });

  const sentences = [...problems]
    .flatMap(([code, { zh }]) => Object.entries(zh.details).map((pair) => ({ code, pair })))
    .concat(Object.entries(phrases).map((pair) => ({ code: 'phrase', pair })));

  it('given a sentence of a detail, then its Chinese has the same named values', () => {
    const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    const odd = sentences.filter(
      ({ pair: [english, inChinese] }) =>
        JSON.stringify(namesIn(english)) !== JSON.stringify(namesIn(inChinese)),
    );
    expect(odd).toEqual([]);
    expect(sentences.length).toBeGreaterThan(250);
  });

  it('given a sentence that is raised with a code, then the table of the code has its Chinese', () => {
    const raisedHere = raisedSentences(root).filter(({ code }) => problems.has(code));
    const lacking = raisedHere.filter(({ code, sentence }) => {
      const detail = sentence.replaceAll('{}', 'x1');
      const answered = detailInChinese(code, detail);
      return !chinese.test(answered) || answered.includes(`（${detail}）`);
    });
    expect(lacking).toEqual([]);
    expect(raisedHere.length).toBeGreaterThan(180);
  });

  it('given a sentence in a table, then some place says it', () => {
    const code = productionFiles(root).map((file) => readFileSync(join(root, file), 'utf8'));
    const idle = sentences.filter(({ code: of, pair: [english] }) => {
      const parts = english.split(/\{\w+\}|must be|; | - /).map((part) => part.trim());
      const [longest = ''] = parts.sort((a, b) => b.length - a.length);
      const beginning = longest.split(' ').slice(0, 3).join(' ');
      return of !== 'phrase' && longest.length > 14 && !code.some((text) => text.includes(beginning));
    });
    expect(idle).toEqual([]);
  });
});
