/** Roles used by the simulation, each with its own key. */
export type Keys = Readonly<Record<string, string>>;

/** The base address of each context; the same for all in a single-process installation. */
export type Addresses = (context: 'orders' | 'packing' | 'passes' | 'delivery' | 'audit') => string;

/** An error response. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** Why, in words. */
    readonly detail: string,
    request: string,
    /** The fields concerned. */
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[] = [],
  ) {
    super(`${request}: ${status} ${code}: ${detail}`);
  }
}

/** One line of a bulk answer. */
export interface LineAnswer {
  readonly line: number;
  readonly status: 'accepted' | 'duplicate' | 'quarantined' | 'failed';
  readonly id?: string;
  readonly code?: string;
  readonly detail?: string;
}

export interface BulkAnswer {
  readonly lines: readonly LineAnswer[];
  readonly summary: { accepted: number; duplicate: number; quarantined: number; failed: number };
  readonly position: number;
}

type Answer = Record<string, unknown> & { position: number };

/** Attempts before giving up on 429, 503 or no answer. */
const tries = 40;

/** REST client: one key per role, an Idempotency-Key for every POST, and retries of 429 and 503. */
export class ApiClient {
  /** Number of requests sent and answered. */
  requests = 0;
  /** Highest log position returned by an answer. */
  position = 0;

  constructor(
    private readonly addresses: Addresses,
    private readonly keys: Keys,
  ) {}

  async get<T>(context: Parameters<Addresses>[0], role: string, path: string): Promise<T> {
    return (await this.send(context, role, 'GET', path)).json as T;
  }

  /** The answer as `text/plain`. */
  async text(context: Parameters<Addresses>[0], role: string, path: string): Promise<string> {
    return (await this.send(context, role, 'GET', path, undefined, { accept: 'text/plain' })).text;
  }

  /** The same client with other keys. */
  withKeys(keys: Keys): ApiClient {
    const client = new ApiClient(this.addresses, keys);
    client.requests = this.requests;
    client.position = this.position;
    return client;
  }

  /** Roles for which it has a key. */
  get roles(): readonly string[] {
    return Object.keys(this.keys);
  }

  /** `command` is the idempotency key: a retry has no second effect. */
  async post(
    context: Parameters<Addresses>[0],
    role: string,
    path: string,
    body: object,
    command: string,
  ): Promise<Answer> {
    const { json } = await this.send(context, role, 'POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': command,
    });
    return this.noted(json as Answer);
  }

  async put(context: Parameters<Addresses>[0], role: string, path: string, body: object): Promise<Answer> {
    const { json } = await this.send(context, role, 'PUT', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': path,
    });
    return this.noted(json as Answer);
  }

  /** Sends lines and reads the answer line by line. */
  async bulk(
    context: Parameters<Addresses>[0],
    role: string,
    path: string,
    body: string | Uint8Array,
    type = 'application/x-ndjson',
  ): Promise<BulkAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const { text } = await this.send(context, role, 'POST', path, body, { 'content-type': type });
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
      const end = lines.pop() as BulkAnswer & { error?: { code: string; detail: string } };
      if (end.error === undefined && end.summary.failed === 0) {
        this.position = Math.max(this.position, end.position);
        return { lines: lines as LineAnswer[], summary: end.summary, position: end.position };
      }
      // Part of the body was processed; a retry reports that part as duplicates.
      if (attempt === tries)
        throw new Refused(
          503,
          end.error?.code ?? 'FAILED',
          end.error?.detail ?? 'lines failed',
          `POST ${path}`,
        );
      await pause(250);
    }
  }

  private noted(answer: Answer): Answer {
    if (typeof answer.position === 'number') this.position = Math.max(this.position, answer.position);
    return answer;
  }

  private async send(
    context: Parameters<Addresses>[0],
    role: string,
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<{ json: unknown; text: string }> {
    const url = `${this.addresses(context)}${path}`;
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(url, {
        method,
        body,
        headers: { ...headers, authorization: `Bearer ${this.keys[role]}` },
        signal: AbortSignal.timeout(60_000),
      }).catch((error: unknown) => error as Error);
      if (response instanceof Response && response.status !== 503 && response.status !== 429) {
        this.requests += 1;
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.includes('json') === true;
        const json: unknown =
          isJson && !response.headers.get('content-type')?.includes('ndjson') ? JSON.parse(text) : undefined;
        if (response.ok) return { json, text };
        const { code = 'UNKNOWN', detail = text, errors } = (json ?? {}) as Partial<Refused>;
        throw new Refused(response.status, code, detail, `${method} ${path}`, errors);
      }
      if (attempt === tries) {
        const why = response instanceof Error ? response.message : 'always 503 or 429';
        throw new Error(`${method} ${url} is not answered: ${why}`);
      }
      await (response instanceof Response ? response.arrayBuffer() : undefined);
      await pause(Math.min(1_000, 50 * attempt));
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Processes items with at most `width` in flight, started in order. The first failure stops it. */
export async function inParallel<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
