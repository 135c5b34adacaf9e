import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** An answer, as far as it was received. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** False when the connection broke in the middle of the body. */
  readonly whole: boolean;
}

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly key: string;
  /** An object is sent as JSON, text as lines (NDJSON). */
  readonly body?: object | string;
  readonly idempotencyKey?: string;
}

/** Timeout of an answer, in ms. */
const timeoutMs = 30_000;

/**
 * Sends a request once, without retries: the harness records the answer of each request. Rejects when there was no
 * answer.
 */
export class Client {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly url: string) {}

  ask({ method = 'POST', path, key, body, idempotencyKey }: Asked): Promise<Answer> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, {
        method,
        agent: this.agent,
        timeout: timeoutMs,
        headers: {
          authorization: `Bearer ${key}`,
          ...(text !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)));
      sent.on('error', reject);
      sent.on('response', (response) => {
        const chunks: Buffer[] = [];
        const answer = (whole: boolean) => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8'), whole });
        };
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => answer(true));
        response.on('error', () => answer(false));
      });
      sent.end(text);
    });
  }

  /** JSON of a GET that must succeed. */
  async get<T>(path: string, key: string): Promise<T> {
    const { status, text } = await this.ask({ method: 'GET', path, key });
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  close(): void {
    this.agent.destroy();
  }
}
