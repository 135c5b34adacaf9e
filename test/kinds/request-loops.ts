import { Worker } from 'node:worker_threads';

/**
 * Runs in a worker thread, so that a measurement in the test does not wait for these answers to be read. Each loop
 * sends the next request after its answer, or after the Retry-After of a refusal.
 */
const code = `
  const { get, Agent } = require('node:http');
  const { parentPort, workerData: { url, loops } } = require('node:worker_threads');
  const agent = new Agent({ keepAlive: true });
  let running = false;
  const statuses = {};
  const ask = ({ path, key }) => new Promise((done) => {
    const request = get(url + path, { agent, headers: { authorization: 'Bearer ' + key } }, (response) => {
      response.resume();
      response.once('close', () => done([response.statusCode, response.headers['retry-after']]));
    });
    request.once('error', () => done([0]));
  });
  const loop = async (wanted) => {
    while (running) {
      const [status, retryAfter] = await ask(wanted);
      const seen = status === 200 ? '200' : status + ' retry-after ' + retryAfter;
      statuses[seen] = (statuses[seen] ?? 0) + 1;
      if (status !== 200) await new Promise((done) => setTimeout(done, 1000 * (retryAfter ?? 1)));
    }
  };
  let all;
  parentPort.on('message', async (message) => {
    running = message === 'start';
    if (running) all = Promise.all(loops.map(loop));
    else await all;
    parentPort.postMessage(statuses);
  });
`;

/** Requests repeated in parallel loops. */
export class RequestLoops {
  private readonly worker: Worker;

  constructor(url: string, loops: readonly { readonly path: string; readonly key: string }[]) {
    this.worker = new Worker(code, { eval: true, workerData: { url, loops } });
  }

  start(): Promise<unknown> {
    return this.tell('start');
  }

  /** Counts of answers by status. Resolves when no request is in flight. */
  stop(): Promise<Readonly<Record<string, number>>> {
    return this.tell('stop') as Promise<Readonly<Record<string, number>>>;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private tell(message: 'start' | 'stop'): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.worker.once('message', resolve);
      this.worker.once('error', reject);
      this.worker.postMessage(message);
    });
  }
}
