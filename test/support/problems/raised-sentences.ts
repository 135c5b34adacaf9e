import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A sentence in the code that raises a problem, with `{}` where a value stands. */
interface RaisedSentence {
  /** `libs/orders/src/...` */
  readonly file: string;
  readonly code: string;
  readonly sentence: string;
}

const helpers = new Set(['invalid', 'unknown', 'ruleViolation', 'HttpProblem', 'answer']);
/** Errors that become a problem with the code. */
const codeOfError: Readonly<Record<string, string>> = {
  Overloaded: 'OVERLOADED',
  Behind: 'VIEW_BEHIND',
  TooManyInFlight: 'TOO_MANY_IN_FLIGHT',
};

/** Specs, and the tables themselves. */
const notProduction =
  /spec\.ts$|\.contract\.ts$|\/testing\/|contracts\/src\/problems\/|(refusals|-problems)\.ts$/;

export const productionFiles = (root: string): string[] =>
  readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !notProduction.test(file))
    .map((file) => `libs/${file}`);

/** Every sentence that stands beside the code it is raised with. Sentences made elsewhere are not found. */
export function raisedSentences(root: string): RaisedSentence[] {
  return productionFiles(root).flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    const found: RaisedSentence[] = [];
    const add = (code: ts.Expression | string | undefined, message: ts.Expression | undefined) => {
      const name = typeof code === 'string' ? code : code && ts.isStringLiteral(code) ? code.text : undefined;
      if (name === undefined || message === undefined || !/^[A-Z_]+$/.test(name)) return;
      for (const sentence of sentencesOf(message, source)) found.push({ file, code: name, sentence });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const called = node.expression.getText();
        const [first, second, third] = node.arguments ?? [];
        if (helpers.has(called)) add(first, second);
        if (called === 'Refusal') add(second, third);
        add(codeOfError[called], first);
      }
      if (ts.isObjectLiteralExpression(node)) add(valueOf(node, 'code'), valueOf(node, 'detail'));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = object.properties.find((each) => each.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function sentencesOf(expression: ts.Expression, source: ts.SourceFile): string[] {
  if (ts.isParenthesizedExpression(expression)) return sentencesOf(expression.expression, source);
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap((each) => sentencesOf(each, source));
  if (ts.isTemplateExpression(expression)) {
    let all = [expression.head.text];
    for (const { expression: value, literal } of expression.templateSpans) {
      const words = ts.isIdentifier(value) ? sentencesOf(value, source) : [];
      all = (words.length > 0 ? words : ['{}']).flatMap((word) =>
        all.map((text) => text + word + literal.text),
      );
    }
    return all;
  }
  const declared = ts.isIdentifier(expression) ? lastBefore(expression, source) : undefined;
  return declared === undefined ? [] : sentencesOf(declared, source);
}

/** The value of the constant that an identifier names. */
function lastBefore({ text, pos }: ts.Identifier, source: ts.SourceFile): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === text && node.pos < pos)
      found = node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
