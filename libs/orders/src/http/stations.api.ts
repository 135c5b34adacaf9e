import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { tiers } from '@boxtrail/contracts';
import { Refusal } from '@boxtrail/kernel';
import { answerLines, type CsvFile, Intake, type Line, type LineAnswer, openCsv } from '@boxtrail/intake';
import {
  Access,
  everyone,
  planners,
  type Caller,
  CallerParam,
  happenedAt,
  IdempotencyKeyParam,
  KnownByOwnId,
  MediaTypes,
  PageQuery,
  ReadQuery,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { KeyField, MomentField, NameField, OneOfField } from '@boxtrail/input';
import { EventLoopSlices } from '@boxtrail/async';
import { RegisterStations, StationList, type ReadLine } from '../application/stations.commands';
import { stationColumns, stationIn } from '../application/stations.csv';
import { StationQueries } from '../views/stations/stations.queries';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';
import { ordersRefusals } from '../domain/refusals';

class ImportQuery {
  @MomentField({
    optional: true,
    description:
      'the time from which the list holds; now when omitted. An older list never changes what a newer one said',
  })
  occurredAt?: string;
}

class StationListQuery extends PageQuery {
  @OneOfField(tiers, { optional: true })
  tier?: string;

  @KeyField('gln', { optional: true, description: 'the parent station' })
  parentGln?: string;

  @NameField({ optional: true, max: 100, description: 'a part of the name, in any case' })
  name?: string;
}

class StationParam {
  @KeyField('gln')
  gln: string;
}

const source = 'stations';

@ApiTags('orders')
@Controller('v1/stations')
export class StationsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly stations: StationQueries,
    private readonly suppliers: SupplierQueries,
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('import')
  @Access(...planners)
  @Refuses(ordersRefusals, 'HEADER_INVALID', 'LINE_TOO_LONG')
  @KnownByOwnId()
  @HttpCode(200)
  @MediaTypes({ consumes: ['text/csv'], produces: ['application/json', 'application/x-ndjson'] })
  @ApiBody({
    schema: {
      type: 'string',
      example:
        'code,name,tier,parentCode,street,latitude,longitude\n2201,长春市,municipal,,,43.817071,125.323544\n',
    },
  })
  @ApiOperation({
    summary: 'Register or change the stations of a list (CSV); answered line by line (NDJSON)',
    description:
      'As spreadsheets export it: UTF-8, UTF-16, GBK or GB18030; commas, semicolons, tabs or bars; any line ends. ' +
      'Columns by name, in any case, in English or Chinese; `gln` is optional. ' +
      'A parent comes earlier in the list, within the same 500 lines, or is registered already. Sending the list again changes nothing.',
  })
  async importStations(
    @Body() body: unknown,
    @Query() query: ImportQuery,
    @CallerParam() caller: Caller,
    @IdempotencyKeyParam() key: string | undefined,
  ) {
    const occurredAt = happenedAt(query.occurredAt, this.now());
    await this.stations.upToDate();
    const suppliers = new Set((await this.suppliers.all()).map(({ gln }) => gln));
    const file = await openCsv(body, stationColumns);
    const id = key === undefined ? randomUUID() : `${caller.principal.subject}\n${key}`;
    const list = new StationList(id, caller, occurredAt, typeof query.occurredAt === 'string', suppliers);
    return answerLines(file.body, caller, (lines) => this.register(lines, file, list));
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'Stations, by GLN' })
  listStations(@Query() query: StationListQuery) {
    return this.stations.list(query);
  }

  @Get(':gln')
  @Access(...everyone)
  @WholeNetwork()
  @Refuses(ordersRefusals, 'STATION_UNKNOWN')
  @ApiOperation({ summary: 'One station' })
  getStation(@Param() { gln }: StationParam, @Query() query: ReadQuery) {
    return this.stations.one(gln, query);
  }

  private async register(lines: readonly Line[], file: CsvFile, list: StationList): Promise<LineAnswer[]> {
    const rows: ReadLine[] = [];
    const slices = new EventLoopSlices();
    for (const line of lines) {
      if (slices.isOver) await slices.next();
      const row = file.row(line);
      if (row !== undefined) rows.push({ line, read: row instanceof Refusal ? row : stationIn(row.cells) });
    }
    const results = await this.bus.execute(new RegisterStations(rows, list));
    return this.intake.answer(results, list.caller, source);
  }
}
