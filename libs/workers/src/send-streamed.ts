import type { Readable } from 'node:stream';
import type { ReceivedAnswer } from './expensive-reads';

/** Timeout of a caller that reads a streamed answer, in ms. */
const mostMs = 10 * 60_000;

/** The parts of a reply that a streamed answer uses. */
export interface StreamedReply {
  readonly raw: {
    readonly destroyed: boolean;
    destroy(): unknown;
    once(event: 'close', listener: () => void): unknown;
  };
  header(name: string, value: string): unknown;
  send(body: Readable): unknown;
}

/** Sends an answer of a worker thread. It ends when the caller is gone, and after ten minutes. */
export async function sendStreamed(reply: StreamedReply, { headers, body }: ReceivedAnswer): Promise<void> {
  for (const [name, value] of Object.entries(headers)) void reply.header(name, value);
  const tooSlow = setTimeout(() => reply.raw.destroy(), mostMs);
  const end = () => {
    clearTimeout(tooSlow);
    body.destroy();
  };
  if (reply.raw.destroyed) return end();
  reply.raw.once('close', end);
  await reply.send(body);
}
