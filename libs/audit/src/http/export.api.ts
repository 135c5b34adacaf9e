import { Controller, Get, Headers, Inject, NotAcceptableException, Param, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  acceptedLanguage,
  acceptedType,
  planners,
  CallerParam,
  MediaTypes,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { sendStreamed, type StreamedReply } from '@boxtrail/workers';
import { BoxParam, momentOf } from '../views/moment';
import { AuditScope } from '../application/audit-scope';
import { AuditReads } from '../application/audit-reads';
import type { ExportSubject } from '../application/jobs';
import { formats, mediaTypes, type Format } from '../export/export-writer';
import { languages } from '../domain/language';
import { auditRefusals } from '../domain/refusals';
import { ExportQuery, RoundParam, StationDayParam } from './export.params';
import { AnswersExportOf } from './export.schema';

interface Accepted {
  readonly accept?: string;
  readonly 'accept-language'?: string;
}

const common =
  'JSON, CSV, or a printable report as HTML or PDF, in Chinese or English. The JSON holds a `document` and its ' +
  '`sha256`: the SHA-256 of the document in canonical form (RFC 8785), which `jq -jcS .document FILE | sha256sum` ' +
  'prints as well. The same log position gives the same hash unless the log or the view was changed. The ' +
  'hash is recorded when an export is first made for a position: if a later one differs, the answer has both ' +
  '(`difference` in JSON, `Boxtrail-Recorded-Sha256` and `Boxtrail-Difference` as headers), and the difference stays in ' +
  '`/v1/differences` until it is accepted. A change of the log before the first export is not detected. HTML holds at most 20,000 rows, PDF 5,000: ' +
  'beyond it 409 `EXPORT_TOO_LARGE`. JSON and CSV have no bound: they are streamed.';

const language = ApiHeader({ name: 'Accept-Language', required: false, description: 'zh or en' });

/** Exports to be filed. */
@ApiTags('audit')
@Controller('v1/exports')
export class ExportApi {
  constructor(
    private readonly expensive: AuditReads,
    private readonly scope: AuditScope,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('trails/:sscc')
  @Access(...planners, 'auditor', 'station')
  @Concerns('packed-at', 'destination', 'held')
  @Refuses(auditRefusals, 'BOX_UNKNOWN', 'EXPORT_TOO_LARGE')
  @AnswersExportOf('trail')
  @MediaTypes({ produces: 'negotiated' })
  @language
  @ApiOperation({ summary: 'Export the trail of a box', description: common })
  async exportTrail(
    @Param() { sscc }: BoxParam,
    @Query() query: ExportQuery,
    @Headers() headers: Accepted,
    @CallerParam() caller: Caller,
    @Res() reply: StreamedReply,
  ): Promise<void> {
    await this.scope.box(caller.principal, sscc, 'now');
    return this.answer(query, headers, caller, reply, { kind: 'trail', sscc });
  }

  @Get('rounds/:roundId')
  @Access(...planners, 'auditor', 'station')
  @Concerns('community', 'supplier')
  @Refuses(auditRefusals, 'ROUND_UNKNOWN', 'EXPORT_TOO_LARGE')
  @AnswersExportOf('round')
  @MediaTypes({ produces: 'negotiated' })
  @language
  @ApiOperation({
    summary: 'Export a round: its events, and the state of each of its boxes',
    description: `${common} Each box names the hash of the export of its own trail.`,
  })
  exportRound(
    @Param() { roundId }: RoundParam,
    @Query() query: ExportQuery,
    @Headers() headers: Accepted,
    @CallerParam() caller: Caller,
    @Res() reply: StreamedReply,
  ): Promise<void> {
    return this.answer(query, headers, caller, reply, { kind: 'round', roundId });
  }

  @Get('stations/:gln/days/:day')
  @Access(...planners, 'auditor', 'station')
  @Concerns('station')
  @Refuses(auditRefusals, 'STATION_UNKNOWN', 'TIME_IN_FUTURE', 'EXPORT_TOO_LARGE')
  @AnswersExportOf('station-day')
  @MediaTypes({ produces: 'negotiated' })
  @language
  @ApiOperation({
    summary: "Export a station's day: its account, and every movement of a box",
    description:
      `${common} A day is in UTC+8. Its rows are the steps that moved a box into or out of the station, and ` +
      'those at the station with findings, by box in SSCC order.',
  })
  exportStationDay(
    @Param() { gln, day }: StationDayParam,
    @Query() query: ExportQuery,
    @Headers() headers: Accepted,
    @CallerParam() caller: Caller,
    @Res() reply: StreamedReply,
  ): Promise<void> {
    return this.answer(query, headers, caller, reply, { kind: 'station-day', gln, day });
  }

  /** Negotiates format and language before anything is read. */
  private async answer(
    query: ExportQuery,
    headers: Accepted,
    caller: Caller,
    reply: StreamedReply,
    subject: ExportSubject,
  ): Promise<void> {
    const format = query.format ?? formatOf(headers.accept);
    const lang = query.lang ?? acceptedLanguage(headers['accept-language'], languages);
    const { position } = query;
    const asOf = { ...momentOf(query, this.now()), ...(position !== undefined && { position }) };
    const { principal } = caller;
    const answer = await this.expensive.export(caller, {
      subject,
      wanted: { format, lang, audience: query.for ?? 'spreadsheet' },
      asOf,
      principal,
    });
    await sendStreamed(reply, answer);
  }
}

function formatOf(accept: string | undefined): Format {
  const type = acceptedType(accept, Object.values(mediaTypes));
  const format = formats.find((name) => mediaTypes[name] === type);
  if (format !== undefined) return format;
  throw new NotAcceptableException(`an export is ${Object.values(mediaTypes).join(', ')}; not ${accept}`);
}
