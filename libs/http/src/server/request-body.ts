import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { decodeText, parseJson } from '@boxtrail/input';
import type { RawProblem } from '../problems/raw-problem';
import { csv, json, ndjson, useMediaTypes } from './media-types';

/** Bytes of a body that is no bulk body, at most. */
const maxBytes = 1_048_576;
/** Bytes of bodies that have not arrived completely, in the whole process, at most. */
const maxBufferedBytes = 134_217_728;

const tooLarge: RawProblem = {
  code: 'BODY_TOO_LARGE',
  detail: `a body may be ${maxBytes} bytes long`,
};
const tooSlow = (seconds: number): RawProblem => ({
  code: 'REQUEST_TIMEOUT',
  detail: `the body did not arrive within ${seconds} s; nothing was done`,
});
const noMemory: RawProblem = {
  code: 'OVERLOADED',
  detail: 'too many bodies are arriving at once; nothing was done',
  retryAfter: 1,
};

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const bodies = new WeakMap<IncomingMessage, Buffer>();
let bufferedBytes = 0;

/**
 * Waits until a body has arrived, and keeps it for `useCompleteBodies`. Calls back with a problem when it is too large
 * or too slow, and never when the caller hangs up.
 */
export function receiveBody(
  request: IncomingMessage,
  seconds: number,
  done: (problem?: RawProblem) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return done(tooLarge);
  // Most bodies came with their headers: the parser has them after this turn of the event loop.
  setImmediate(() => (request.complete ? done() : buffer(request, seconds, done)));
}

function buffer(request: IncomingMessage, seconds: number, done: (problem?: RawProblem) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const finish = (problem?: RawProblem) => {
    clearTimeout(timer);
    request.off('data', take).off('end', complete).off('close', hungUp);
    bufferedBytes -= bytes;
    done(problem);
  };
  const take = (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    bufferedBytes += chunk.length;
    if (bytes > maxBytes) finish(tooLarge);
    else if (bufferedBytes > maxBufferedBytes) finish(noMemory);
  };
  const complete = () => {
    bodies.set(request, Buffer.concat(chunks));
    finish();
  };
  const hungUp = () => {
    clearTimeout(timer);
    bufferedBytes -= bytes;
  };
  const timer = setTimeout(() => finish(tooSlow(seconds)), seconds * 1_000);
  request.on('data', take).once('end', complete).once('close', hungUp);
}

/** Hands bodies that were received before to the body parsers. */
export function useCompleteBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const body = bodies.get(request.raw);
    done(null, body === undefined ? payload : Readable.from([body], { objectMode: false }));
  });
}

/** JSON is read strictly; on routes that take them, NDJSON and CSV are handed on as the stream they are. */
export function useBodyParsers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  useMediaTypes(fastify);
  fastify.addContentTypeParser(json, { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) => {
    try {
      done(null, parseJson(decodeText(body as Buffer)));
    } catch (error) {
      done(error as Error);
    }
  });
  for (const type of [ndjson, csv]) {
    fastify.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  }
}
