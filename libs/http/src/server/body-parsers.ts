import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { csv, json, ndjson, useMediaTypes } from './media-types';
import { decodeText, parseJson } from '@boxtrail/input';

/** Bytes of a JSON body, at most. */
const maxJsonBytes = 1_048_576;

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
