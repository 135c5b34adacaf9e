import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const LONGEST = 100;
const TEST_FUNCTIONS = ['it', 'test', 'describe', 'describeWithKafka'];
const root = join(__dirname, '../..');

/** Every text that a file gives a test or a group of tests, placeholders as they are written. */
function titlesOf(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [title] = ts.isCallExpression(node) ? node.arguments : [];
    if (
      title !== undefined &&
      ts.isCallExpression(node) &&
      TEST_FUNCTIONS.includes(calledBy(node.expression))
    ) {
      if (ts.isStringLiteralLike(title)) found.push(title.text);
      else if (ts.isTemplateExpression(title)) found.push(title.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `it` of `it`, of `it.each([...])` and of `it.skip`. */
function calledBy(expression: ts.Expression): string {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return calledBy(expression.expression);
  return ts.isIdentifier(expression) ? expression.text : '';
}

const files = ['libs', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(spec|contract)\.ts$/.test(file))
    .map((file) => join(folder, file)),
);

describe('titles of tests', () => {
  it(`have at most ${LONGEST} characters`, () => {
    const titles = files.flatMap((file) =>
      titlesOf(file, readFileSync(join(root, file), 'utf8')).map((title) => ({ file, title })),
    );
    expect(titles.length).toBeGreaterThan(1_500);
    expect(titles.filter(({ title }) => title.length > LONGEST)).toEqual([]);
  });

  it('are found in every form', () => {
    const text =
      "describe('a', () => { it('b', f); it.each([1])('c %i', f); it(`d ${e}`, f); other('f'); });";
    expect(titlesOf('example.ts', text)).toEqual(['a', 'b', 'c %i', 'd ${e}']);
  });
});
