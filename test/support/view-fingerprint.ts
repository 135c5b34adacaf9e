import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { View } from '@boxtrail/projections';

/** The text of a source file. */
export type ReadSource = (file: string) => string;

/** By their text: parsing one is most of the work. */
const modules = new Map<string, Module>();

interface Module {
  /** Top-level statements without types and comments, by the names they declare. */
  readonly declared: ReadonlyMap<string, ts.Statement>;
  /** Where names come from that it imports or exports again: a file and the name there. */
  readonly from: ReadonlyMap<string, readonly [specifier: string, name: string]>;
  /** Modules all of whose names it exports. */
  readonly all: readonly string[];
}

/**
 * Fingerprints of views: a hash of what decides on their rows. These are the tables and indexes, the event types, and the
 * code that `project` reaches: declarations of its own module, of its context, and of the rules and folds in
 * `@boxtrail/contracts`. Types, comments, layout and unused declarations do not count. Neither do the event definitions,
 * whose versions stay readable for ever, and the shared libraries (`tableOf`, `viewOf`, the kernel).
 */
export class ViewFingerprints {
  constructor(
    private readonly root: string,
    private readonly read: ReadSource,
  ) {}

  /** `file` has the view as `name`, a constant or a function. */
  of({ name, tables, indexes = '', types, bare = false, needsEvery = false }: View, file: string): string {
    const source = this.reachedFrom(file, exportedView(this.module(file), file));
    const parts = { name, tables: flat(tables), indexes: flat(indexes), types: [...types].sort() };
    return createHash('sha256')
      .update(JSON.stringify({ ...parts, bare, needsEvery, source }))
      .digest('hex')
      .slice(0, 16);
  }

  /** The tokens of all declarations that a name needs, by file and name. */
  private reachedFrom(file: string, start: string): Readonly<Record<string, string>> {
    const reached = new Map<string, string>();
    const seen = new Set<string>();
    const visit = (at: string, name: string): void => {
      const place = `${at.slice(this.root.length + 1)} ${name}`;
      if (seen.has(place)) return;
      seen.add(place);
      const { declared, from, all } = this.module(at);
      const statement = declared.get(name);
      if (statement !== undefined) {
        reached.set(place, tokensOf(statement).join(' '));
        for (const word of identifiersIn(statement)) if (word !== name) visit(at, word);
        return;
      }
      const [specifier, there] = from.get(name) ?? [];
      const targets = specifier === undefined ? all : [specifier];
      for (const target of targets) {
        const next = this.resolve(at, target);
        if (next !== undefined) visit(next, there ?? name);
      }
    };
    visit(file, start);
    return Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Undefined for what does not count. */
  private resolve(from: string, specifier: string): string | undefined {
    const path = specifier.startsWith('.')
      ? join(dirname(from), specifier)
      : specifier === '@boxtrail/contracts'
        ? join(this.root, 'libs/contracts/src')
        : undefined;
    if (path === undefined || /libs\/contracts\/src\/(schema|samples|events|catalogue)/.test(path))
      return undefined;
    return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file));
  }

  private module(file: string): Module {
    const text = this.read(file);
    const known = modules.get(text);
    if (known !== undefined) return known;
    const made = parse(text, file);
    modules.set(text, made);
    return made;
  }
}

function parse(text: string, file: string): Module {
  const { outputText } = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
      experimentalDecorators: true,
    },
  });
  const source = ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const declared = new Map<string, ts.Statement>();
  const from = new Map<string, readonly [string, string]>();
  const all: string[] = [];
  for (const statement of source.statements) {
    const specifier = specifierOf(statement);
    if (specifier !== undefined) {
      const names = importedNames(statement);
      if (names === undefined) all.push(specifier);
      for (const [local, name] of names ?? []) from.set(local, [specifier, name]);
    } else for (const name of declaredNames(statement)) declared.set(name, statement);
  }
  return { declared, from, all };
}

function specifierOf(statement: ts.Statement): string | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
    ? moduleSpecifier.text
    : undefined;
}

/** Undefined for `export *`. */
function importedNames(statement: ts.Statement): [local: string, name: string][] | undefined {
  const elements = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : (statement as ts.ExportDeclaration).exportClause;
  if (elements === undefined) return ts.isImportDeclaration(statement) ? [] : undefined;
  if (!ts.isNamedImports(elements) && !ts.isNamedExports(elements)) return [];
  return elements.elements.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
}

const namesOf = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));

/** Words that may stand for a declaration: all but the names of properties. */
function identifiersIn(node: ts.Node): Set<string> {
  const found = new Set<string>();
  const visit = (at: ts.Node): void => {
    if (ts.isIdentifier(at) && !isPropertyName(at)) found.add(at.text);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return found;
}

const isPropertyName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isMethodDeclaration(node.parent) && node.parent.name === node);

/** What a statement says, whatever its layout: no trailing commas, one sort of quotes, one space in templates. */
function tokensOf(node: ts.Node): string[] {
  const tokens: string[] = [];
  const visit = (at: ts.Node): void => {
    const children = at.getChildren();
    if (children.length > 0) return children.forEach(visit);
    const text = at.getText();
    if (text === '') return;
    if (/^[\])}]$/.test(text) && tokens.at(-1) === ',') tokens.pop();
    tokens.push(tokenOf(at, text));
  };
  visit(node);
  return tokens;
}

function tokenOf(node: ts.Node, text: string): string {
  if (ts.isStringLiteral(node)) return JSON.stringify(node.text);
  return ts.isTemplateLiteralToken(node) ? flat(text) : text;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The constant or function by which a file makes a view. */
function exportedView({ declared }: Module, file: string): string {
  const names = [...declared.keys()].filter((name) => name.endsWith('View'));
  if (names.length !== 1 || names[0] === undefined)
    throw new Error(`${file} must declare one name that ends with View; it has: ${names.join(', ')}`);
  return names[0];
}
