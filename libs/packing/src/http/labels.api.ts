import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  acceptedLanguage,
  CallerParam,
  Concerns,
  mayActFor,
  MediaTypes,
  planners,
  Refuses,
  type Caller,
} from '@boxtrail/http';
import { OneOfField } from '@boxtrail/input';
import { languages, type Language } from '@boxtrail/labels';
import { placesView } from '@boxtrail/network';
import { builtFile, ExpensiveReads, sendStreamed, type StreamedReply } from '@boxtrail/workers';
import { JobsAndBoxes } from '../application/jobs-and-boxes';
import { labelFormats, labelTypes, type LabelFormat, type LabelOrder } from '../application/label-jobs';
import { packingRefusals } from '../domain/refusals';
import { boxesView } from '../views/boxes/boxes.view';
import { contactsView } from '../views/contacts/contacts.view';
import { jobsView } from '../views/jobs/jobs.view';
import { stockView } from '../views/stock/stock.view';
import { BoxParam } from './boxes.bodies';
import { JobParam } from './packing-jobs.api';

class LabelQuery {
  @OneOfField(labelFormats, {
    optional: true,
    description: '`pdf` when omitted; `zpl` is for printers of 203 dpi',
  })
  format?: LabelFormat;

  @OneOfField(languages, { optional: true, description: 'overrides Accept-Language' })
  lang?: Language;
}

const file = builtFile(require.resolve('../application/label-jobs'));
const views = [boxesView.name, jobsView.name, placesView('packing').name, contactsView.name, stockView.name];

const answer = ApiOkResponse({
  headers: { 'Content-Disposition': { description: 'a file name', schema: { type: 'string' } } },
  content: Object.fromEntries(
    Object.values(labelTypes).map((type) => [type, { schema: { type: 'string' as const } }]),
  ),
});
const language = ApiHeader({ name: 'Accept-Language', required: false, description: 'zh or en' });
const about =
  'A6. The SSCC as GS1-128, the GS1 Digital Link of the box and the payment code as QR codes, destination, building, ' +
  'unit, special needs, the earliest best-before date of the contents, the amount of the order, and the telephone number of the person who answers for the ' +
  'destination. No name of a resident. The payment code is `boxtrail:pay?v=1&round=...&need=...&fen=...`.';

@ApiTags('packing')
@Controller('v1')
export class LabelsApi {
  constructor(
    private readonly known: JobsAndBoxes,
    private readonly expensive: ExpensiveReads,
  ) {}

  @Get('boxes/:sscc/label')
  @Access(...planners, 'packer')
  @Concerns('packed-at')
  @Refuses(packingRefusals, 'BOX_UNKNOWN')
  @answer
  @MediaTypes({ produces: Object.values(labelTypes) })
  @language
  @ApiOperation({ summary: 'Print the label of a box', description: about })
  async getBoxLabel(
    @Param() { sscc }: BoxParam,
    @Query() query: LabelQuery,
    @Headers('accept-language') accepted: string | undefined,
    @CallerParam() caller: Caller,
    @Res() reply: StreamedReply,
  ): Promise<void> {
    const { jobId, packedAtGln } = await this.known.box(sscc);
    mayActFor(caller.principal, packedAtGln);
    await this.print({ jobId, sscc }, query, accepted, caller, reply);
  }

  @Get('packing-jobs/:jobId/labels')
  @Access(...planners, 'packer')
  @Concerns('supplier')
  @Refuses(packingRefusals, 'JOB_UNKNOWN')
  @answer
  @MediaTypes({ produces: Object.values(labelTypes) })
  @language
  @ApiOperation({
    summary: 'Print the labels of all packed boxes of a job, by SSCC',
    description: `${about} They are streamed: a job has any number of boxes.`,
  })
  async getJobLabels(
    @Param() { jobId }: JobParam,
    @Query() query: LabelQuery,
    @Headers('accept-language') accepted: string | undefined,
    @CallerParam() caller: Caller,
    @Res() reply: StreamedReply,
  ): Promise<void> {
    const { supplierGln } = await this.known.job(jobId);
    mayActFor(caller.principal, supplierGln);
    await this.print({ jobId }, query, accepted, caller, reply);
  }

  private async print(
    boxes: LabelOrder['boxes'],
    { format = 'pdf', lang }: LabelQuery,
    accepted: string | undefined,
    caller: Caller,
    reply: StreamedReply,
  ): Promise<void> {
    const order: LabelOrder = { boxes, format, lang: lang ?? acceptedLanguage(accepted, languages) };
    await sendStreamed(
      reply,
      await this.expensive.stream(caller, { file, job: 'labels', args: [order], views }),
    );
  }
}
