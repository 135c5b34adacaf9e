import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { invalid, Refusal } from '@boxtrail/kernel';
import { Intake, type LineAnswer, openCsv, type Resendable, type ResentLine } from '@boxtrail/intake';
import { type Caller } from '@boxtrail/http';
import { RegisterStations, StationList } from './stations.commands';
import { stationColumns, stationIn } from './stations.csv';
import { StationQueries } from '../views/stations/stations.queries';
import { SupplierQueries } from '../views/suppliers/suppliers.queries';

/** The reason for a row sent without its header. */
const usualHeader = 'code,name,tier,parentCode,street,latitude,longitude';

/** Imports a corrected row: with its header, or with the columns in the default order. */
@Injectable()
export class StationResend implements Resendable {
  readonly sources = ['stations'];

  constructor(
    private readonly bus: CommandBus,
    private readonly stations: StationQueries,
    private readonly suppliers: SupplierQueries,
    private readonly intake: Intake,
  ) {}

  async resend(line: ResentLine, caller: Caller): Promise<LineAnswer | Refusal> {
    const rows = await rowsOf(line);
    if (rows instanceof Refusal) return rows;
    const [row, ...others] = rows;
    if (row === undefined || others.length > 0)
      return invalid('ROW_MISSING', 'send one row, with or without its header before it');
    await this.stations.upToDate();
    const suppliers = new Set((await this.suppliers.all()).map(({ gln }) => gln));
    // Dated at the original request: a later list stays in force.
    const list = new StationList(line.commandId, caller, line.time, true, suppliers);
    const [result] = await this.bus.execute(new RegisterStations([{ line, read: row }], list));
    if (result === undefined) throw new Error('the import returned no result');
    return this.intake.judge(result);
  }
}

async function rowsOf({ raw }: ResentLine) {
  const lines = raw.toString().trim().split(/\r?\n/);
  const whole = lines.length > 1 ? raw : Buffer.from(`${usualHeader}\n${lines.join('')}`);
  try {
    const file = await openCsv(Readable.from([whole], { objectMode: false }), stationColumns);
    const records = Buffer.concat((await file.body.toArray()) as Buffer[]).toString();
    return records.split('\n').flatMap((one, i) => {
      const row = one === '' ? undefined : file.row({ line: i + 1, raw: Buffer.from(one) });
      return row === undefined ? [] : [row instanceof Refusal ? row : stationIn(row.cells)];
    });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
