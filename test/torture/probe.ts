import type { Answer, Client } from './client';

/** Interval between two requests, in ms. */
const everyMs = 50;

/** Sends a read and a command repeatedly, and counts the answers since the last reset. */
export class Probe {
  readonly reads = new Map<string, number>();
  readonly commands = new Map<string, number>();
  /** 5xx answers without Retry-After. */
  readonly withoutRetryAfter: string[] = [];
  /** Ids of commands whose answer said that nothing was done. */
  readonly undone: string[] = [];
  private running = true;
  private readonly loop: Promise<unknown>;
  private n = 0;

  constructor(
    private readonly client: Client,
    private readonly keys: Readonly<Record<string, string>>,
    /** A station. */
    private readonly zone: string,
    /** Prefix of its command ids. */
    private readonly prefix: string,
  ) {
    this.loop = Promise.all([this.read(), this.command()]);
  }

  forget(): void {
    this.reads.clear();
    this.commands.clear();
  }

  /** Resolves when a command got this answer; throws after `withinMs`. */
  async until(said: string, withinMs: number): Promise<void> {
    this.forget();
    for (const deadline = performance.now() + withinMs; !this.commands.has(said);) {
      if (performance.now() > deadline)
        throw new Error(`no command was answered ${said}; answers: ${[...this.commands.keys()].join(', ')}`);
      await pause();
    }
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.loop;
  }

  private async read(): Promise<void> {
    while (this.running) {
      const asked = { method: 'GET', path: '/v1/trails?limit=2', key: this.keys['auditor'] ?? '' } as const;
      this.note(this.reads, await this.client.ask(asked).catch(() => undefined));
      await pause();
    }
  }

  /** Each command is new and is sent once, so that its answer must state the outcome. */
  private async command(): Promise<void> {
    const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
    const vehicle = { plate: 'A1', carrierRef: 'c', authorityRef: 'a', zones: [this.zone] };
    while (this.running) {
      const passId = `${this.prefix}${(this.n += 1)}`;
      const body = { passId, ...vehicle, ...window };
      const asked = { path: '/v1/passes', key: this.keys['coordinator'] ?? '', body, idempotencyKey: passId };
      const answer = await this.client.ask(asked).catch(() => undefined);
      this.note(this.commands, answer);
      if (answer?.text.includes('nothing was done') === true) this.undone.push(passId);
      await pause();
    }
  }

  private note(kind: Map<string, number>, answer: Answer | undefined): void {
    const { code = '' } = /"code":"(?<code>\w+)"/.exec(answer?.text ?? '')?.groups ?? {};
    const said = answer === undefined ? 'no answer' : `${answer.status} ${code}`.trim();
    kind.set(said, (kind.get(said) ?? 0) + 1);
    if (answer !== undefined && answer.status >= 500 && !/^\d+$/.test(answer.headers['retry-after'] ?? ''))
      this.withoutRetryAfter.push(`${said}: ${answer.text}`);
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, everyMs));
