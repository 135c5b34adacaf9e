import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { rawAnswer, type HttpCode } from '@boxtrail/http';

/** Node's parser errors as problems. Every other error is a malformed request. */
const answers: Readonly<Record<string, readonly [code: HttpCode, detail: string]>> = {
  HPE_HEADER_OVERFLOW: ['HEADERS_TOO_LARGE', 'the headers, with the path, may be 12 KB long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['REQUEST_TIMEOUT', 'the request did not arrive in time'],
};
const malformed = ['REQUEST_MALFORMED', 'this is not an HTTP request'] as const;

/** Answers HTTP parser errors with a problem and closes the connection. Returns errors that could not be answered. */
export function answerParserErrors(server: Server): void {
  server.removeAllListeners('clientError');
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [code, detail] = answers[error.code ?? ''] ?? malformed;
    socket.end(rawAnswer({ code, detail }));
  });
}

/** The path and query of a request, also in absolute form (RFC 9112, section 3.2.2). */
export function targetOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return target.startsWith('/') ? target : `/${target}`;
}
