import type { Document } from './document';

interface Described {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: ProblemSchema }>>;
}

interface ProblemSchema {
  readonly allOf?: readonly {
    readonly properties?: { readonly code?: { readonly enum?: readonly string[] } };
  }[];
}

interface Route {
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly responses: ReadonlyMap<string, Readonly<Record<string, Described>>>;
}

/** Codes of a request that reaches no route. */
const withoutRoute = [
  'ROUTE_UNKNOWN',
  'METHOD_NOT_ALLOWED',
  'API_KEY_MISSING',
  'URL_TOO_LONG',
  'REQUEST_MALFORMED',
];

/** The codes that an OpenAPI document lists, by method, path and status. */
export class ListedCodes {
  private readonly routes: readonly Route[];

  constructor(private readonly document: Document) {
    this.routes = Object.entries(document.paths)
      .map(([path, methods]) => ({
        pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]*')}/?$`),
        parameters: path.split('{').length,
        responses: new Map(
          Object.entries(methods).map(([method, { responses = {} }]) => [
            method.toUpperCase(),
            responses as Readonly<Record<string, Described>>,
          ]),
        ),
      }))
      .sort((a, b) => a.parameters - b.parameters);
  }

  of(method: string, url: string, status: number): readonly string[] {
    const [path = ''] = url.split('?');
    const route = this.routes.find(({ pattern, responses }) => pattern.test(path) && responses.has(method));
    // An empty path parameter may reach no route, or another one.
    const listed = route === undefined || /\/(\/|$)/.test(path) ? withoutRoute : [];
    const response = route?.responses.get(method)?.[String(status)];
    const described = response?.$ref === undefined ? response : this.shared(response.$ref);
    const { allOf = [] } = described?.content?.['application/problem+json']?.schema ?? {};
    return [...listed, ...allOf.flatMap(({ properties }) => properties?.code?.enum ?? [])];
  }

  private shared(ref: string): Described | undefined {
    return this.document.components.responses[ref.split('/').pop() ?? ''] as Described | undefined;
  }
}
