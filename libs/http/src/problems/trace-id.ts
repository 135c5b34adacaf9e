import { randomUUID } from 'node:crypto';

/** The trace id of a W3C `traceparent` header, or a new one: 32 hex digits. */
export function traceIdOf(traceparent: string | string[] | undefined): string {
  const id =
    typeof traceparent === 'string' ? /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceparent)?.[1] : undefined;
  return id !== undefined && !/^0+$/.test(id) ? id : randomUUID().replaceAll('-', '');
}
