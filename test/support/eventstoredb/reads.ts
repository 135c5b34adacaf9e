import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { failures } from './failures';
import { eventBytes, readAsked, streamNotFound, wants, type Asked } from './messages';
import { refusalOf, type Node, type ReadCall } from './node';
import type { StoredEvent } from './stored-log';
import { subscribe } from './subscriptions';

/** `Streams.Read`: a page of a stream or of `$all`, or a subscription. */
export async function read(server: Node, call: ReadCall): Promise<void> {
  server.callers.add(String(call.metadata.get('authorization')[0]));
  if (server.slowMs > 0) await pause(server.slowMs);
  if (!server.running) return;
  const asked = readAsked(call.request);
  const refused = refusalOf(server, call.metadata, 'read', asked.stream);
  if (refused !== undefined) return void call.emit('error', refused);
  if (asked.count === Infinity) return subscribe(server, call, asked);
  if (server.silent) return;
  const { log } = server;
  if (asked.stream !== undefined && log.stream(asked.stream).length === 0) {
    call.write(streamNotFound(asked.stream));
    call.end();
    return;
  }
  const events = asked.stream === undefined ? pageOfAll(server, asked) : pageOfStream(server, asked);
  if (events === undefined) return void call.emit('error', failures.invalidPosition());
  let sent = 0;
  for (const event of events) {
    if (call.cancelled || sent === server.pausesAfter) return;
    sent += 1;
    server.delivered += 1;
    if (!call.write(eventBytes(event))) await once(call, 'drain');
  }
  call.end();
}

function pageOfStream({ log }: Node, asked: Asked): readonly StoredEvent[] {
  const { stream = '', from, count, backwards } = asked;
  const history = log.stream(stream);
  if (backwards) {
    const last = typeof from === 'number' ? from : history.length - 1;
    return history.slice(Math.max(0, last + 1 - count), last + 1).reverse();
  }
  const first = from === 'start' ? 0 : from === 'end' ? history.length : from;
  return history.slice(first, first + count);
}

/** Forwards from a position on, that one included; backwards from before it. Undefined when no event is there. */
function pageOfAll({ log }: Node, asked: Asked): readonly StoredEvent[] | undefined {
  const { from, count, backwards } = asked;
  const { events } = log;
  const at = from === 'start' ? 0 : from === 'end' ? events.length : log.indexAt(from);
  if (at === undefined) return undefined;
  const found: StoredEvent[] = [];
  const [step, end] = backwards ? [-1, -1] : [1, events.length];
  for (let i = backwards ? at - 1 : at; i !== end && found.length < count; i += step) {
    const event = events[i];
    if (event !== undefined && wants(asked, event)) found.push(event);
  }
  return found;
}
