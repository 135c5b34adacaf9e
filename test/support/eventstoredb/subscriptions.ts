import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { failures } from './failures';
import { caughtUp, checkpoint, confirmation, eventBytes, wants, type Asked } from './messages';
import type { Node, ReadCall } from './node';
import type { StoredEvent } from './stored-log';

/**
 * From after a position on. It catches up at the pace of the reader; once it is live, events go through a short buffer,
 * and a reader that lets it run over is cut off.
 */
export async function subscribe(server: Node, call: ReadCall, asked: Asked): Promise<void> {
  const { log } = server;
  const { from, prefixes, checkpointEvery } = asked;
  const at = from === 'start' ? 0 : from === 'end' ? log.events.length : log.indexAt(from);
  if (at === undefined) return void call.emit('error', failures.invalidPosition());
  const gone = new AbortController();
  for (const end of ['cancelled', 'close', 'error']) call.on(end, () => gone.abort());
  server.subscriptions.add(call);
  const send = async (message: ReadResp | Buffer) => {
    if (!gone.signal.aborted && !call.write(message))
      await once(call, 'drain', { signal: gone.signal }).catch(() => undefined);
  };
  const show = (event: StoredEvent) => {
    server.delivered += 1;
    return send(eventBytes(event));
  };
  await send(confirmation(randomUUID()));
  let next = log.events[at]?.position === from ? at + 1 : at;
  for (let looked = 0; next < log.events.length && !gone.signal.aborted && !isQuiet(server);) {
    const event = log.events[next] as StoredEvent;
    next += 1;
    looked += 1;
    if (wants(asked, event)) await show(event);
    // The real server works on other threads than its readers.
    if (looked % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (prefixes !== undefined && looked % checkpointEvery === 0) await send(checkpoint(event.position));
  }
  await send(caughtUp());
  await goLive(server, call, asked, next, show, gone.signal);
  server.subscriptions.delete(call);
}

const isQuiet = ({ silent, mutesSubscriptions }: Node) => silent || mutesSubscriptions;

async function goLive(
  server: Node,
  call: ReadCall,
  asked: Asked,
  from: number,
  show: (event: StoredEvent) => Promise<void>,
  gone: AbortSignal,
): Promise<void> {
  const { log } = server;
  const buffer: StoredEvent[] = [];
  let next = from;
  const take = () => {
    for (; next < log.events.length && !isQuiet(server) && !gone.aborted; next += 1) {
      const event = log.events[next] as StoredEvent;
      if (wants(asked, event)) buffer.push(event);
    }
    if (buffer.length <= server.liveBuffer || gone.aborted) return;
    server.tooSlow += 1;
    call.emit('error', failures.tooSlow());
  };
  const stopWatching = log.watch(take);
  while (!gone.aborted) {
    const event = buffer.shift();
    if (event !== undefined) await show(event);
    else await log.next(gone);
  }
  stopWatching();
}
