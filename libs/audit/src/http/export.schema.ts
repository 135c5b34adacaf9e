import { ApiOkResponse } from '@nestjs/swagger';
import type { Exported } from '../export/exported';
import { mediaTypes } from '../export/export-writer';

type Kind = Exported['kind'];

const text = { type: 'string' as const };
const moment = { ...text, format: 'date-time' };
const object = { type: 'object' as const, additionalProperties: true };
const logPosition = {
  type: 'integer' as const,
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
};
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const maybe = (of: object) => ({ anyOf: [of, { type: 'null' }] });

/** An object with all of these fields. */
const withAll = (properties: Readonly<Record<string, object>>) => ({
  type: 'object' as const,
  required: Object.keys(properties),
  properties,
});

/** The names of a document's rows and of what follows from them. */
const parts: Readonly<Record<Kind, { readonly rows: string; readonly result: string }>> = {
  trail: { rows: 'steps', result: 'verdict' },
  round: { rows: 'boxes', result: 'totals' },
  'station-day': { rows: 'entries', result: 'totals' },
};

/** Fields beside the document that only one kind has. */
const ownFields: Readonly<Record<Kind, Readonly<Record<string, object>>>> = {
  trail: {
    overdue: { ...maybe(schema('Overdue')), description: 'a limit of custody that has passed' },
    unreadable: {
      type: 'array',
      items: schema('UnreadableEvent'),
      description: 'events that this version cannot read, and that may concern the box',
    },
  },
  round: {},
  'station-day': { tier: { ...text, description: 'the present tier of the station' } },
};

const difference = withAll({
  id: { ...text, description: 'its id in `/v1/differences`' },
  recordedSha256: text,
  recordedAt: moment,
  accepted: {
    ...maybe(withAll({ at: moment, by: text, reason: text })),
    description: 'null while nobody has accepted it',
  },
});

/** Of an export as JSON. */
const documentOf = (kind: Kind) =>
  withAll({
    document: {
      ...withAll({
        about: { ...object, description: 'names the kind, its version, the subject and the moment' },
        [parts[kind].rows]: { type: 'array', items: object },
        [parts[kind].result]: object,
      }),
      description: 'what is exported, and no more than the log says',
    },
    madeAt: moment,
    names: {
      type: 'object',
      additionalProperties: text,
      description: 'present names of the places in the document, by GLN',
    },
    ...ownFields[kind],
    position: { ...logPosition, description: 'log position of the document' },
    sha256: { ...text, description: 'SHA-256 (hex) of `document` in canonical form (RFC 8785)' },
    difference: { ...maybe(difference), description: 'the hash recorded before, if it differs' },
  });

/** Describes the answer of an export in each format, with its headers. */
export const AnswersExportOf = (kind: Kind) =>
  ApiOkResponse({
    headers: {
      'Content-Disposition': { description: 'a file name', schema: text },
      'Boxtrail-Position': { description: 'the log position of the export', schema: logPosition },
      'Boxtrail-Sha256': { description: 'SHA-256 (hex) of the document', schema: text },
      'Boxtrail-Recorded-Sha256': {
        description: 'the hash recorded for the same export, if it differs',
        schema: text,
      },
      'Boxtrail-Difference': {
        description: 'its id in `/v1/differences`, then `; open` or `; accepted`',
        schema: text,
      },
    },
    content: Object.fromEntries(
      Object.values(mediaTypes).map((type) => [
        type,
        { schema: (type === mediaTypes.json ? documentOf(kind) : text) as object },
      ]),
    ),
  });
