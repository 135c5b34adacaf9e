import { Random } from '@boxtrail/simulation/random';
import type { Answer, Asked, Client } from './client';
import type { Acknowledged, Journal } from './journal';

export interface WritersOptions {
  readonly client: Client;
  readonly keys: Readonly<Record<string, string>>;
  readonly journal: Journal;
  /** Prefix of all their ids. */
  readonly prefix: string;
  /** Stations, and packed boxes. */
  readonly from: string;
  readonly to: string;
  readonly ssccs: readonly string[];
  readonly seed: number;
  readonly count?: number;
}

/** A command and its event. */
interface Sent extends Asked {
  readonly command: string;
}

/** Scans in one bulk body. */
const scansPerBulk = 3;

/**
 * Writers that keep running while the application is killed. A writer retries unanswered commands, and some repeat
 * answered ones: each command must have one effect.
 */
export class Writers {
  private running = true;
  private readonly loops: Promise<void>[];
  /** The error that stopped a writer: an answer that none of these commands may get. */
  failure: Error | undefined;

  constructor(private readonly options: WritersOptions) {
    const { count = 16 } = options;
    this.loops = Array.from({ length: count }, (_, w) =>
      this.write(w).catch((error: Error) => {
        this.failure ??= error;
        this.running = false;
      }),
    );
  }

  /** Lets each writer get its last answer. Throws when one has failed. */
  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.loops);
    if (this.failure !== undefined) throw this.failure;
  }

  private async write(w: number): Promise<void> {
    const random = new Random(this.options.seed * 101 + w);
    const answered: Sent[] = [];
    for (let n = 0; this.running; n += 1) {
      const id = `${this.options.prefix}${w}-${n}`;
      for (const sent of this.commands(id)) {
        await this.sendUntilAnswered(sent);
        answered.push(sent);
      }
      if (n % 4 === 0) await this.scan(id, random);
      if (answered.length > 200) answered.splice(0, 100);
      if (random.chance(0.2)) await this.sendUntilAnswered(random.pick(answered));
    }
  }

  /** A pass with its changes, a vehicle at a checkpoint, and a planned load. */
  private *commands(id: string): Generator<Sent> {
    const { keys, from, to } = this.options;
    const post = (role: string, path: string, type: string, body: object): Sent => ({
      command: `${type} ${id}`,
      path,
      key: keys[role] ?? '',
      body,
      idempotencyKey: `${type} ${id}`.replace(' ', '-'),
    });
    const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
    const pass = { passId: id, plate: 'A1', carrierRef: 'c', zones: [to], ...window, authorityRef: 'a' };
    yield post('coordinator', '/v1/passes', 'passes.PassIssued', pass);
    const look = { scanId: id, passId: id, checkpointRef: 'gate', zoneGln: to };
    yield post('checkpoint', '/v1/verifications', 'passes.PassVerified', look);
    const load = { loadId: id, fromGln: from, toGln: to, plate: 'A1', driverRef: 'd' };
    yield post('coordinator', '/v1/loads', 'delivery.LoadPlanned', load);
    yield post('coordinator', `/v1/passes/${id}/revoke`, 'passes.PassRevoked', { reason: 'over' });
  }

  private async sendUntilAnswered(sent: Sent): Promise<void> {
    const { text } = await this.sendUntilAccepted(sent);
    const { position } = JSON.parse(text) as { position: number };
    this.options.journal.acknowledge([{ command: sent.command, position }]);
  }

  /** A bulk body. Lines answered before the connection broke are acknowledged too. */
  private async scan(id: string, random: Random): Promise<void> {
    const { keys, to, ssccs, journal } = this.options;
    const scans = Array.from({ length: scansPerBulk }, (_, i) => ({
      scanId: `${id}-${i}`,
      kind: 'seen',
      sscc: random.pick(ssccs),
      atGln: to,
      byRef: 'writer',
    }));
    const body = scans.map((scan) => JSON.stringify(scan)).join('\n');
    const known = new Set<string>();
    while (known.size < scans.length) {
      const { text } = await this.sendUntilAccepted({ path: '/v1/scans', key: keys['station'] ?? '', body });
      const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
      const taken = lines.flatMap((line): Acknowledged[] => {
        const { status, id: scanId = '', position = 0 } = (line === '' ? {} : JSON.parse(line)) as LineAnswer;
        if (status === 'quarantined') throw new Error(`a scan was refused: ${line}`);
        if (status !== 'accepted' && status !== 'duplicate') return [];
        known.add(scanId);
        return [{ command: `delivery.BoxSeen ${scanId}`, position }];
      });
      journal.acknowledge(taken);
      if (known.size < scans.length) await pause();
    }
  }

  /** Sends the request until it is answered. Throws on a refusal, because none is expected. */
  private async sendUntilAccepted(asked: Asked): Promise<Answer> {
    for (;;) {
      const answer = await this.options.client.ask(asked).catch(() => undefined);
      const lines = typeof asked.body === 'string';
      if (answer !== undefined && answer.status < 300 && (answer.whole || lines)) return answer;
      if (answer !== undefined && answer.status >= 300 && answer.status < 500)
        throw new Error(`${asked.path} ${JSON.stringify(asked.body)}: ${answer.status} ${answer.text}`);
      await pause();
    }
  }
}

interface LineAnswer {
  readonly status?: 'accepted' | 'duplicate' | 'quarantined' | 'failed';
  readonly id?: string;
  readonly position?: number;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
