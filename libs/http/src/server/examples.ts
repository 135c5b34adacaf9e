import type { OpenAPIObject } from '@nestjs/swagger';
import recorded from './examples.json';

/** By operation id: what a test sent to a real service, and what it was answered (test/support/openapi/story.ts). */
interface Example {
  readonly path: Readonly<Record<string, string>>;
  /** By media type. */
  readonly request?: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: { name?: string; in?: string; example?: unknown }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { example?: unknown }>>;

/** Puts the recorded examples into path parameters, bodies and successful answers. */
export function describeExamples(document: OpenAPIObject): void {
  const examples = recorded as Readonly<Record<string, Example>>;
  for (const operation of Object.values(document.paths).flatMap(
    (path) => Object.values(path) as Operation[],
  )) {
    const example = examples[operation.operationId ?? ''];
    if (example === undefined) continue;
    for (const parameter of operation.parameters ?? []) {
      const value = example.path[parameter.name ?? ''];
      if (parameter.in === 'path' && value !== undefined) parameter.example = value;
    }
    exemplify(operation.requestBody?.content, example.request);
    const success = Object.keys(operation.responses).find((status) => status.startsWith('2'));
    exemplify(operation.responses[success ?? '']?.content, example.answer);
  }
}

function exemplify(content: Content = {}, examples: Readonly<Record<string, unknown>> = {}): void {
  for (const [type, value] of Object.entries(examples)) {
    const described = content[type];
    if (described !== undefined) described.example = value;
  }
}
