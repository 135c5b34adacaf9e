import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleViolation, invalid, sharedRefusals, type RefusalTable } from '@boxtrail/kernel';
import { httpProblems, routeRefusals, statusOf } from '@boxtrail/http';
import { auditRefusals } from '../../libs/audit/src/domain/refusals';
import { deliveryRefusals } from '../../libs/delivery/src/domain/refusals';
import { ordersRefusals } from '../../libs/orders/src/domain/refusals';
import { packingRefusals } from '../../libs/packing/src/domain/refusals';
import { passesRefusals } from '../../libs/passes/src/domain/refusals';

const root = join(__dirname, '../..');
const committed = join(root, 'docs/problems.md');

const contexts: Readonly<Record<string, RefusalTable>> = {
  orders: ordersRefusals,
  packing: packingRefusals,
  passes: passesRefusals,
  delivery: deliveryRefusals,
  audit: auditRefusals,
};
const everywhere: RefusalTable = { ...routeRefusals, ...sharedRefusals };
const all: RefusalTable = Object.assign({}, everywhere, ...Object.values(contexts)) as RefusalTable;

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
    .filter((file) => !/(refusals|refusal-codes|problem-codes)\.ts$/.test(file));
  return files.flatMap((file) =>
    [...readFileSync(join(root, 'libs', file), 'utf8').matchAll(raising)].map(({ groups = {} }) => ({
      file: `libs/${file}`,
      code: groups['code'] ?? '',
      kind: groups['kind'] ?? kindOfHelper[groups['helper'] ?? ''],
      perhaps: groups['choice'] !== undefined,
    })),
  );
}

const isKnown = (code: string): boolean => Object.hasOwn(all, code) || Object.hasOwn(httpProblems, code);

function row(code: string, status: number, { meaning, help }: { meaning: string; help: string }): string {
  return `| \`${code}\` | ${status} | ${meaning} | ${help} |`;
}

function section(title: string, rows: readonly string[]): string {
  const head = '| code | status | meaning | what to do |\n|---|---|---|---|';
  return `## ${title}\n${head}\n${rows.join('\n')}\n`;
}

const refusalRows = (table: RefusalTable): string[] =>
  Object.entries(table).map(([code, refusal]) => row(code, statusOf[refusal.kind], refusal));

function page(): string {
  return [
    `# Problem codes

Every error is an \`application/problem+json\` document (RFC 9457). Programs decide by its \`code\`, which is stable; \`detail\` is
for people. \`errors\` points to the fields concerned (JSON Pointer, RFC 6901). The OpenAPI document lists the codes of each route
and status. A line of a bulk body, of a Kafka topic or in quarantine has the same codes; its status says nothing there.

This page is generated from the tables in the code: \`UPDATE_DOCS=1 npm run test:unit -- test/architecture/problems\` writes it.
`,
    section(
      'Every route',
      Object.entries(httpProblems).map(([code, problem]) => row(code, problem.status, problem)),
    ),
    section('Requests and shared routes', refusalRows(routeRefusals)),
    section('Several contexts', refusalRows(sharedRefusals)),
    ...Object.entries(contexts).map(([context, table]) =>
      section(`The context ${context}`, refusalRows(table)),
    ),
  ].join('\n');
}

describe('problem codes', () => {
  const raised = raisedCodes();

  it('given docs/problems.md, then it is what the tables say', () => {
    const text = page();
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(readFileSync(committed, 'utf8')).toBe(text);
  });

  it('given a code in a table, then some place raises it', () => {
    const codes = new Set(raised.map(({ code }) => code));
    const idle = [...Object.keys(all), ...Object.keys(httpProblems)].filter((code) => !codes.has(code));
    expect(idle).toEqual([]);
  });

  it('given a code that is raised, then it is in a table, under the kind it is raised with', () => {
    const wrong = raised.filter(({ code, kind, perhaps }) =>
      kind === undefined ? !perhaps && !isKnown(code) : all[code]?.kind !== kind,
    );
    expect(wrong).toEqual([]);
    expect(raised.length).toBeGreaterThan(150);
  });

  it('given a code of one context, then no other raises it', () => {
    const foreign = raised.filter(({ file, code }) =>
      Object.entries(contexts).some(
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
    const codes = [httpProblems, routeRefusals, sharedRefusals, ...Object.values(contexts)].flatMap((table) =>
      Object.keys(table),
    );
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });
});
