import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { invalid } from '@boxtrail/kernel';
import type { FastifyInstance } from 'fastify';

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

/** What no column can hold: NUL, and halves of characters, which only escapes can smuggle in. */
const unstorable = /\0|\p{Surrogate}/u;

/** Parses JSON text. Throws `JSON_INVALID`, also for text that could never be stored. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw invalid('BODY_EMPTY', 'a JSON body is expected');
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (unstorable.test(key) || (typeof value === 'string' && unstorable.test(value))) {
        throw new SyntaxError('a string contains a NUL or half a character');
      }
      return value;
    });
  } catch (error) {
    throw invalid('JSON_INVALID', `the body is not valid JSON: ${(error as Error).message}`);
  }
}

/** JSON is read strictly; NDJSON and CSV are handed on as the stream they are. */
export function useBodyParsers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxJsonBytes },
    (_request, body, done) => {
      try {
        done(null, parseJson(decodeText(body as Buffer)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  for (const type of ['application/x-ndjson', 'text/csv']) {
    fastify.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  }
}
