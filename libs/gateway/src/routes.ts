/** Paths of a service's OpenAPI document: `/v1/boxes/{sscc}` and so on. */
export type Paths = Readonly<Record<string, object>>;

/** Where a request is routed. */
export interface Destination {
  /** The context whose instances answer; `any` when each can; `all` and `pages` when the answers are merged. */
  readonly to: string;
  /** The routing key: requests with the same key go to the same instance while it is ready. */
  readonly about: string | undefined;
}

interface Route {
  readonly segments: readonly string[];
  readonly to: string;
}

/** Lists that are merged over all services, whole or page by page: each service has its own rows. */
const merged: Readonly<Record<string, 'all' | 'pages'>> = {
  '/v1/views': 'all',
  '/v1/messaging': 'all',
  '/v1/parked': 'pages',
  '/v1/differences': 'pages',
};

/**
 * Maps paths to services, learnt from their self-descriptions. A path that only one service has is routed to it. A path
 * that several have concerns shared state: any of them answers, unless its parameter is a context or
 * `<context>.something`.
 */
export class RouteTable {
  private readonly routes: readonly Route[];
  private readonly contexts: readonly string[];
  /** Whether the paths of some service are not known yet. */
  readonly incomplete: boolean;

  constructor(documents: ReadonlyMap<string, Paths>) {
    const owners = new Map<string, string[]>();
    for (const [context, paths] of documents) {
      for (const path of Object.keys(paths)) owners.set(path, [...(owners.get(path) ?? []), context]);
    }
    this.contexts = [...documents.keys()];
    this.incomplete = [...documents.values()].some((paths) => Object.keys(paths).length === 0);
    this.routes = [...owners]
      .map(([path, [first = '', ...others]]) => ({
        segments: path.split('/'),
        to: merged[path] ?? (others.length > 0 ? 'any' : first),
      }))
      // Literal segments take precedence over parameters.
      .sort((a, b) => parameters(a) - parameters(b));
  }

  /** Undefined when no service has such a path. `path` comes from `pathOf`. */
  find(path: string): Destination | undefined {
    const segments = path.split('/');
    const route = this.routes.find((candidate) => matches(candidate.segments, segments));
    if (route === undefined) return undefined;
    const about = segments[route.segments.findIndex(isParameter)];
    const named = this.contexts.find((context) => about === context || about?.startsWith(`${context}.`));
    return { to: route.to === 'any' ? (named ?? 'any') : route.to, about };
  }
}

/**
 * The normalised path of a request: without query, percent-decoded, without trailing slash. An encoded slash stays
 * encoded: it belongs to its segment. Undefined for percent-encoding that is not valid UTF-8.
 */
export function pathOf(url: string): string | undefined {
  try {
    const segments = (url.split(/[?#]/, 1)[0] ?? '')
      .split('/')
      .map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F'));
    if (segments.length > 2 && segments.at(-1) === '') segments.pop();
    return segments.join('/');
  } catch {
    return undefined;
  }
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

const parameters = ({ segments }: Route): number => segments.filter(isParameter).length;

const matches = (pattern: readonly string[], segments: readonly string[]): boolean =>
  pattern.length === segments.length &&
  pattern.every((part, i) => (isParameter(part) ? segments[i] !== '' : part === segments[i]));
