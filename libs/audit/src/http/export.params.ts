import {
  KeyField,
  MomentField,
  OneOfField,
  PatternField,
  QueryIntegerField,
  RefField,
} from '@boxtrail/input';
import { languages, type Language } from '../domain/language';
import { audiences, type Audience } from '@boxtrail/documents';
import { formats, type Format } from '../export/export-writer';
import { atWords, knownAtWords } from '../views/moment';

export class ExportQuery {
  @OneOfField(formats, { optional: true, description: 'overrides the header Accept' })
  format?: Format;

  @OneOfField(languages, { optional: true, description: 'of html and pdf; overrides Accept-Language' })
  lang?: Language;

  @OneOfField(audiences, {
    optional: true,
    description:
      'of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would ' +
      'change or run; a program gets every value exactly as it is recorded',
  })
  for?: Audience;

  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;

  @QueryIntegerField(0, Number.MAX_SAFE_INTEGER, {
    description: 'only events up to this log position; the last one when omitted',
  })
  position?: number;
}

export class StationDayParam {
  @KeyField('gln')
  gln: string;

  @PatternField(/^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/, 'a day of the years 1970 to 9999, as in 2026-03-16')
  day: string;
}

export class RoundParam {
  @RefField()
  roundId: string;
}
