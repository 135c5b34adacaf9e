import type { Random } from '@boxtrail/simulation/random';
import { withTimeout } from '@boxtrail/async';
import type { Answer, Client } from '../torture/client';
import type { Journal } from '../torture/journal';

/** A command, and the event that its answer acknowledges. */
export interface Sent {
  /** Wire name of the event and the id of its subject: `orders.RoundClosed chaos-3-17`. */
  readonly command: string;
  readonly role: string;
  readonly path: string;
  readonly body: object;
}

/** Timeout after which a partner sends the same request again, in ms. */
const answerTimeoutMs = 4_000;
const betweenMs = 50;

/** Share of acknowledged commands after which an earlier one is sent again; it must have no second effect. */
const sentAgain = 0.2;
const remembered = 200;

/** An answer that none of these commands may get. */
class Unexpected extends Error {}

/** A gateway client with retries: an unanswered request is sent again under the same key. */
export class Partner {
  /** Number of answers that were not a success, by status and code, or `no answer`. */
  readonly notTaken = new Map<string, number>();
  private readonly answered: Sent[] = [];

  constructor(
    private readonly client: Client,
    private readonly keys: Readonly<Record<string, string>>,
    private readonly journal: Journal,
    private readonly random: Random,
    /** When aborted, no answer is awaited any more. */
    private readonly end: AbortSignal,
  ) {}

  /** Resolves when it was acknowledged and journalled. @throws Unexpected when it was refused. */
  async done(sent: Sent): Promise<void> {
    await this.send(sent);
    if (this.answered.push(sent) > remembered) this.answered.shift();
    if (this.random.chance(sentAgain)) await this.send(this.random.pick(this.answered));
  }

  private async send({ command, role, path, body }: Sent): Promise<void> {
    const idempotencyKey = command.replace(' ', '-');
    const asked = { path, body, key: this.keys[role] ?? '', idempotencyKey };
    const text = await this.sendUntilAccepted(command, () => this.client.ask(asked));
    const { position } = JSON.parse(text) as { position: number };
    this.journal.acknowledge([{ command, position }]);
  }

  /** Resolves when the answer matches. */
  async untilSeen<T>(path: string, isSo: (answer: T) => boolean): Promise<void> {
    const asked = { method: 'GET' as const, path, key: this.keys['coordinator'] ?? '' };
    await this.sendUntilAccepted(
      `GET ${path}`,
      () => this.client.ask(asked),
      (status, text) => (status === 404 ? false : isSo(JSON.parse(text) as T)),
    );
  }

  private async sendUntilAccepted(
    what: string,
    ask: () => ReturnType<Client['ask']>,
    isEnough = (_status: number, _text: string): boolean => true,
  ): Promise<string> {
    for (let last = 'no answer'; ;) {
      if (this.end.aborted) throw new Unexpected(`${what}: not answered until the end; last: ${last}`);
      const answer = await inTime(ask());
      if (answer === undefined) last = 'no answer';
      else {
        const { status, text, whole } = answer;
        last = `${status} ${text.slice(0, 300)}`;
        const refused = status >= 400 && status < 500 && status !== 429;
        if (refused && (status !== 404 || isEnough(status, text))) throw new Unexpected(`${what}: ${last}`);
        if (whole && status < 300 && isEnough(status, text)) return text;
      }
      if (!what.startsWith('GET ')) this.note(answer);
      await pause(betweenMs);
    }
  }

  private note(answer: Answer | undefined): void {
    const { code = '' } = /"code":"(?<code>\w+)"/.exec(answer?.text ?? '')?.groups ?? {};
    const said = answer === undefined ? 'no answer' : `${answer.status} ${code}`.trim();
    this.notTaken.set(said, (this.notTaken.get(said) ?? 0) + 1);
  }
}

/** The answer, or undefined after the timeout; a late answer is ignored. */
function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  return withTimeout(answerTimeoutMs, asked).catch(() => undefined);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
