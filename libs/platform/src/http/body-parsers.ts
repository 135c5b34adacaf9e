import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { invalid } from '@boxtrail/kernel';
import type { FastifyInstance } from 'fastify';
import { csv, json, ndjson, useMediaTypes } from './media-types';
import { jsonProblem } from './strict-json';

/** Bytes of a JSON body, at most. */
const maxJsonBytes = 1_048_576;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes bytes as UTF-8 text without NUL. Throws `ENCODING_INVALID`: such text could never be stored. */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw invalid('ENCODING_INVALID', 'the body is not valid UTF-8');
  }
  if (text.includes('\0')) throw invalid('ENCODING_INVALID', 'the body contains a NUL character');
  return text;
}

/**
 * Parses JSON text; undefined for blank text. Throws `JSON_INVALID`, also for repeated and forbidden keys, for text that
 * could never be stored, and beyond the bounds of `jsonProblem`.
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  const problem = jsonProblem(text);
  if (problem !== undefined) throw invalid('JSON_INVALID', `the body cannot be accepted: ${problem}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('JSON_INVALID', `the body is not valid JSON: ${(error as Error).message}`);
  }
}

/** JSON is read strictly; on routes that take them, NDJSON and CSV are handed on as the stream they are. */
export function useBodyParsers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  useMediaTypes(fastify);
  fastify.addContentTypeParser(
    json,
    { parseAs: 'buffer', bodyLimit: maxJsonBytes },
    (_request, body, done) => {
      try {
        done(null, parseJson(decodeText(body as Buffer)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  for (const type of [ndjson, csv]) {
    fastify.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  }
}
