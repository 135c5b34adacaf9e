import { request } from 'node:http';
import { Agent } from 'node:http';
import { roles } from '@boxtrail/http';
import type { Document } from './generated-requests/document';
import { Generator, randomFrom, type Request } from './generated-requests/generator';
import { ListedCodes } from './generated-requests/listed-codes';
import { RunningBoxtrail } from './running-boxtrail';

const requests = 20_000;
const atOnce = 12;
/** `GENERATED_SEED=7 npm run test:kinds -- generated-requests` makes another series. */
const seed = Number(process.env['GENERATED_SEED'] ?? 1);
/** Codes of limits of one caller: the only expected answers with status 500 and above. */
const limits = ['OVERLOADED', 'VIEW_BEHIND'];

describe(`${requests} requests generated from the OpenAPI document, for all roles`, () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it('cause no server error and do not affect another caller', async () => {
    const document = (await boxtrail.ask('GET', '/openapi.json', { as: null })).body as Document;
    const codes = new ListedCodes(document);
    const generator = new Generator(document, await known(boxtrail), randomFrom(seed));
    /** The first example of each fault of each route. */
    const wrong = new Map<string, string>();
    const statuses = new Map<number, number>();
    const bystander = new Bystander(boxtrail);
    await bystander.start();
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    let left = requests;
    const caller = async () => {
      while (left > 0 && !wrong.has('the process ended')) {
        const number = requests - left--;
        const sent = generator.next();
        const role = number % 23 === 0 ? null : roles[number % roles.length]!;
        const { status, type, text } = await answerTo(boxtrail, agent, sent, role).catch(
          (error: unknown) => ({
            status: 0,
            type: '',
            text: String(error),
          }),
        );
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const fault = faultOf(status, type, text, () => codes.of(sent.method, sent.path, status));
        const place = text.includes('ECONNREFUSED')
          ? 'the process ended'
          : `${fault} of ${sent.method} ${sent.route}`;
        if (fault !== undefined && !wrong.has(place))
          wrong.set(
            place,
            `${fault}: ${role} ${sent.method} ${sent.path.slice(0, 200)} ${JSON.stringify(sent.headers)} ${(sent.body ?? '').slice(0, 300)} -> ${status} ${text.slice(0, 300)}`,
          );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
    agent.destroy();
    const noticed = await bystander.stop();
    expect([...wrong.values()]).toEqual([]);
    expect(noticed.failures).toEqual([]);
    expect(noticed.answers).toBeGreaterThan(50);
    expect(noticed.slowestMs).toBeLessThan(10_000);
    // The answers have many statuses: the series is neither all invalid nor all valid.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 409]));
    expect(generator.routes).toBeGreaterThan(60);
  }, 900_000);
});

function faultOf(
  status: number,
  type: string,
  text: string,
  listed: () => readonly string[],
): string | undefined {
  if (status === 0) return 'no answer';
  if (status < 400) return undefined;
  if (!type.startsWith('application/problem+json')) return 'an error without a problem document';
  const { code } = JSON.parse(text) as { code: string };
  if (status >= 500 && !limits.includes(code)) return 'a server error';
  if (!listed().includes(code)) return `the code ${code}, which the document does not list for ${status},`;
  return undefined;
}

/** Sends a request unchanged, which `fetch` would not. A stream is read for a moment only. */
function answerTo(
  { url, keys }: RunningBoxtrail,
  agent: Agent,
  { method, path, headers, body }: Request,
  role: string | null,
): Promise<{ status: number; type: string; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    const authorization = role === null ? {} : { authorization: `Bearer ${keys[role]}` };
    // Node sends the body of a DELETE without Content-Length.
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({
      hostname,
      port,
      method,
      path: path.replace(/[^\x21-\x7e]/g, ''),
      agent,
      headers: { ...headers, ...length, ...authorization },
    });
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer within 60 s')));
    sent.once('error', failed);
    sent.once('response', (response) => {
      let text = '';
      const end = () =>
        done({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text });
      const timer = setTimeout(() => (end(), response.destroy()), 5_000);
      response.setEncoding('utf8').on('data', (part: string) => (text = (text + part).slice(0, 100_000)));
      response.once('error', end);
      response.once('close', () => (clearTimeout(timer), end()));
    });
    sent.end(body);
  });
}

/** A caller with its own key that reads a trail and records a scan, repeatedly. */
class Bystander {
  private readonly failures: string[] = [];
  private answers = 0;
  private slowestMs = 0;
  private running: Promise<void> | undefined;
  private stopped = false;
  private key = '';

  constructor(private readonly boxtrail: RunningBoxtrail) {}

  async start(): Promise<void> {
    const { body } = await this.boxtrail.ask('POST', '/v1/api-keys', {
      json: {
        subject: 'bystander',
        role: 'coordinator',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
    this.key = body.key as string;
    const trails = await this.boxtrail.ask('GET', '/v1/trails?limit=20', { as: 'auditor' });
    const ssccs = (trails.body.items as { sscc: string }[]).map(({ sscc }) => sscc);
    const city = (await this.boxtrail.ask('GET', '/v1/stations?limit=1')).body.items[0].gln as string;
    this.running = this.work(ssccs, city);
  }

  async stop() {
    this.stopped = true;
    await this.running;
    return { failures: this.failures.slice(0, 10), answers: this.answers, slowestMs: this.slowestMs };
  }

  private async work(ssccs: readonly string[], atGln: string): Promise<void> {
    for (let i = 0; !this.stopped; i += 1) {
      const headers = { authorization: `Bearer ${this.key}` };
      const sscc = ssccs[i % ssccs.length];
      const scan = {
        scanId: `bystander-${i}`,
        kind: 'found',
        sscc,
        atGln,
        byRef: 'bystander',
        note: 'seen',
      };
      const began = performance.now();
      const asked = [
        () => this.boxtrail.ask('GET', `/v1/trails/${sscc}`, { as: null, headers }),
        () => this.boxtrail.ask('POST', '/v1/scans', { as: null, headers, json: scan }),
        () => this.boxtrail.ask('GET', '/health/ready', { as: null }),
      ];
      for (const ask of asked) {
        const { status, text } = await ask().catch((error: unknown) => ({ status: 0, text: String(error) }));
        if (status === 0 || status >= 400) this.failures.push(`${status} ${text}`);
        this.answers += 1;
      }
      this.slowestMs = Math.max(this.slowestMs, (performance.now() - began) / asked.length);
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

/** Ids of the small day's data. */
async function known(boxtrail: RunningBoxtrail): Promise<Record<string, string[]>> {
  const list = async (path: string, field: string) => {
    const { body } = await boxtrail.ask('GET', `${path}?limit=50`);
    return (body.items as Record<string, string>[])
      .map((item) => item[field])
      .filter((id) => id !== undefined);
  };
  const [ssccs, stations, loads, rounds, passes, jobs, gtins, suppliers] = await Promise.all([
    list('/v1/trails', 'sscc'),
    list('/v1/stations', 'gln'),
    list('/v1/loads', 'loadId'),
    list('/v1/rounds', 'roundId'),
    list('/v1/passes', 'passId'),
    list('/v1/packing-jobs', 'jobId'),
    list('/v1/box-types', 'gtin'),
    list('/v1/suppliers', 'gln'),
  ]);
  return {
    sscc: ssccs!,
    ssccs: ssccs!,
    gln: [...stations!.slice(0, 20), ...suppliers!],
    loadId: loads!,
    roundId: rounds!,
    passId: passes!,
    vehiclePassId: passes!,
    driverPassId: passes!,
    jobId: jobs!,
    gtin: gtins!,
    gtins: gtins!,
    view: ['audit.trails', 'orders.rounds', 'packing.boxes', 'nothing'],
    group: ['orders.needs', 'packing.rounds'],
    context: ['orders', 'delivery', 'nothing'],
    day: ['2026-03-16', '2026-02-30'],
  };
}
