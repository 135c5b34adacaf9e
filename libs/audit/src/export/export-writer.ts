import { pdfOf, type Audience } from '@boxtrail/documents';
import { Refusal } from '@boxtrail/kernel';
import type { StreamedAnswer } from '@boxtrail/workers';
import { csvOf } from './csv';
import { subjectOf, type Exported } from './exported';
import { htmlOf } from './html';
import { jsonOf } from './json';
import { reportOf } from './report-of';
import { visibleExport } from './visible-export';
import type { Language } from '../domain/language';
import type { Words } from './words';
import { en } from './words.en';
import { zh } from './words.zh';

export const formats = ['json', 'csv', 'html', 'pdf'] as const;
export type Format = (typeof formats)[number];

/** The first is the default. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  html: 'text/html',
  pdf: 'application/pdf',
};

/** Upper bound of rows of a printed report: it is built in memory. */
const mostRows = { html: 20_000, pdf: 5_000 } as const;
const words: Readonly<Record<Language, Words>> = { en, zh };

/** In a browser an export runs nothing, loads nothing and cannot be framed. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

export interface Wanted {
  readonly format: Format;
  /** Language of HTML and PDF. */
  readonly lang: Language;
  /** Audience of CSV. */
  readonly audience: Audience;
}

/** Writes an export in the requested format. Throws `EXPORT_TOO_LARGE` when it is too long to be printed. */
export async function writeExport(wanted: Wanted, exported: Exported): Promise<StreamedAnswer> {
  return { headers: headersOf(wanted, exported), body: await bodyOf(wanted, exported) };
}

async function bodyOf(
  { format, lang, audience }: Wanted,
  exported: Exported,
): Promise<StreamedAnswer['body']> {
  if (format === 'json') return jsonOf(exported);
  if (format === 'csv') return csvOf(exported, audience);
  mustBeFew(format, exported);
  const report = await reportOf(visibleExport(exported), words[lang]);
  if (format === 'html') return Buffer.from([...htmlOf(report)].join(''));
  return pdfOf(report, exported.envelope.recordedAt);
}

function mustBeFew(format: 'html' | 'pdf', { envelope: { rows } }: Exported): void {
  if (rows <= mostRows[format]) return;
  throw new Refusal(
    'rule',
    'EXPORT_TOO_LARGE',
    `this export has ${rows} rows, and ${format} holds at most ${mostRows[format]}: use csv or json`,
    [{ pointer: '/format', detail: `at most ${mostRows[format]} rows` }],
  );
}

function headersOf({ format, lang }: Wanted, exported: Exported): Record<string, string> {
  const { position, sha256, changed } = exported.envelope;
  const printed = format === 'html' || format === 'pdf';
  const name = `boxtrail-${subjectOf(exported)}-at-${position}${printed ? `-${lang}` : ''}.${format}`;
  return {
    'content-type': `${mediaTypes[format]}${format === 'pdf' || format === 'json' ? '' : '; charset=utf-8'}`,
    'content-disposition': `${format === 'html' ? 'inline' : 'attachment'}; filename="${name}"`,
    vary: 'accept, accept-language',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'boxtrail-position': String(position),
    'boxtrail-sha256': sha256,
    ...(changed !== null && {
      'boxtrail-recorded-sha256': changed.recordedHash,
      'boxtrail-difference': `${changed.id}; ${changed.accepted === null ? 'open' : 'accepted'}`,
    }),
    ...(printed && { 'content-language': words[lang].lang }),
  };
}
