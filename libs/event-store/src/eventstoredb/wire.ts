import { Empty, StreamIdentifier, type UUID } from '@eventstore/db-client/generated/shared_pb';
import { ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb';

const { Options } = ReadReq;

/** An event as the server sends it. */
export type SentEvent = ReadResp.ReadEvent.RecordedEvent;

/** Where a page begins, that event included, and its direction. */
export type From = { readonly at: number } | 'start' | 'last';

/** A page of one stream; revisions count from 0. */
export function streamPage(stream: string, revision: number, count: number): ReadReq {
  const options = new Options.StreamOptions();
  options.setStreamIdentifier(new StreamIdentifier().setStreamName(bytesOf(stream)));
  options.setRevision(String(revision));
  const request = requestOf(count);
  request.setStream(options);
  request.setNoFilter(new Empty());
  return new ReadReq().setOptions(request);
}

/** A page of `$all`: forwards from a position or the start, or backwards from the last event. */
export function allPage(from: From, count: number, prefix: string | undefined): ReadReq {
  const options = requestOf(count);
  options.setAll(placeOf(from));
  if (from === 'last') options.setReadDirection(Options.ReadDirection.BACKWARDS);
  if (prefix === undefined) options.setNoFilter(new Empty());
  else options.setFilter(filterOf(prefix));
  return new ReadReq().setOptions(options);
}

/** Events after a position, and then all that follow. */
export function allSubscription(after: number, prefix: string): ReadReq {
  const options = requestOf('subscription');
  options.setAll(placeOf(after === 0 ? 'start' : { at: after }));
  options.setFilter(filterOf(prefix));
  return new ReadReq().setOptions(options);
}

function requestOf(count: number | 'subscription'): ReadReq.Options {
  const options = new Options();
  if (count === 'subscription') options.setSubscription(new Options.SubscriptionOptions());
  else options.setCount(String(count));
  options.setUuidOption(new Options.UUIDOption().setString(new Empty()));
  return options;
}

function placeOf(from: From): ReadReq.Options.AllOptions {
  const all = new Options.AllOptions();
  if (from === 'start') return all.setStart(new Empty());
  if (from === 'last') return all.setEnd(new Empty());
  const position = new Options.Position();
  position.setCommitPosition(String(from.at));
  position.setPreparePosition(String(from.at));
  return all.setPosition(position);
}

/** The server takes one filter, of stream names or of types. By names, no other installation costs us anything. */
function filterOf(prefix: string): ReadReq.Options.FilterOptions {
  const filter = new Options.FilterOptions();
  filter.setStreamIdentifier(new Options.FilterOptions.Expression().setPrefixList([prefix]));
  filter.setCount(new Empty());
  filter.setCheckpointintervalmultiplier(1);
  return filter;
}

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** A UUID in either of its forms, as text. */
export function uuidOf(uuid: UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured === undefined) return uuid?.getString() ?? '';
  const hex = (bits: string) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const digits = hex(structured.getMostSignificantBits()) + hex(structured.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
