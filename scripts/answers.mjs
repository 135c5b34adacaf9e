// `npm run answers`: the JSON schema of what each route answers, made from the return types of its methods and written to
// `answers.json` beside the routes. `--check` writes nothing and fails when a file is stale. A route without a typed
// answer, and a name that stands for two types, are errors.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { SchemaOfTypes } from './schema-of-types.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const HTTP_METHODS = new Set(['Get', 'Post', 'Put', 'Delete', 'Patch']);

/** Writes or checks every `answers.json`. Sets the exit code. */
export async function answers(args) {
  const program = programOf(root);
  const failures = [];
  const names = new Map();
  const taken = new Map();
  const checker = program.getTypeChecker();
  const bulkAnswer = typeNamed('BulkAnswer', join(root, 'libs/intake/src/bulk.ts'), program);
  const controllersIn = new Map();
  for (const controller of controllersOf(program))
    controllersIn.set(fileOf(controller.source), [
      ...(controllersIn.get(fileOf(controller.source)) ?? []),
      controller,
    ]);
  for (const [file, controllers] of controllersIn) {
    const schemas = new SchemaOfTypes(checker, root, names, bulkAnswer);
    const routes = {};
    for (const method of controllers.flatMap(({ methods }) => methods)) {
      const id = method.name.getText();
      if (taken.has(id)) failures.push(`${at(method)}: ${taken.get(id)} is named ${id} too`);
      taken.set(id, at(method));
      try {
        const answer = schemas.ofAnswer(method);
        if (answer !== undefined) routes[id] = answer;
      } catch (error) {
        failures.push(`${at(method)}: ${error.message}`);
      }
    }
    const text = await formatted(file, { routes: sorted(routes), schemas: sorted(schemas.named) });
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (args.includes('--check')) failures.push(`${relative(root, file)} is stale: npm run answers`);
    else writeFileSync(file, text);
  }
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

function programOf(folder) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), {}, host);
  return ts.createProgram(
    fileNames.filter((name) => name.endsWith('.api.ts')),
    options,
  );
}

function typeNamed(name, file, program) {
  const checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  return checker.getDeclaredTypeOfSymbol(symbols.find((symbol) => symbol.getName() === name));
}

/** Classes of routes, with the methods that are routes. */
function controllersOf(program) {
  return program
    .getRootFileNames()
    .map((name) => program.getSourceFile(name))
    .flatMap((source) => source.statements.filter(ts.isClassDeclaration).map((node) => ({ source, node })))
    .filter(({ node }) => decoratorsOf(node).includes('Controller'))
    .map(({ source, node }) => ({ source, methods: node.members.filter(isRoute) }));
}

const isRoute = (member) =>
  ts.isMethodDeclaration(member) && decoratorsOf(member).some((name) => HTTP_METHODS.has(name));

const decoratorsOf = (node) =>
  (ts.getDecorators(node) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );

const fileOf = ({ fileName }) => join(dirname(fileName), 'answers.json');

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

function at(node) {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.name.getStart());
  return `${relative(root, source.fileName)}:${line + 1}`;
}

const formatted = async (file, value) =>
  format(JSON.stringify(value), { ...(await resolveConfig(file)), filepath: file });
