import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { invalid, type Refusal } from '@boxtrail/kernel';
import {
  Access,
  planners,
  type Caller,
  CallerParam,
  factMeta,
  happenedAt,
  KnownByOwnId,
  mayActFor,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { FlagField, KeyField, KeyListField, MomentField, RefField } from '@boxtrail/input';
import { type Line, Quarantine } from '@boxtrail/intake';
import { EventLoopSlices } from '@boxtrail/async';
import { maxBoxesOnLoad } from '../domain/load-bounds';
import { foundBoxes } from '../domain/receiving';
import { RecordArrival, RecordReceipt } from '../application/load-facts.commands';
import { LoadParam } from './loads.bodies';
import { neverPacked } from '../views/boxes/boxes.queries';
import { deliveryRefusals, loadRefusals } from '../domain/refusals';

class ArrivalBody {
  @RefField({ description: 'the same scan sent twice is one fact' })
  scanId: string;

  @KeyField('gln', { description: 'where it arrived, planned or not' })
  atGln: string;

  @FlagField({ description: 'the seal on the vehicle is whole' })
  sealIntact: boolean;

  @RefField({ optional: true, description: 'the number on that seal, compared with the one it left with' })
  sealId?: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}

class ReceiptBody {
  @RefField({ description: 'the same scan sent twice is one fact' })
  scanId: string;

  @KeyField('gln', { description: 'where it was unloaded, planned or not' })
  atGln: string;

  @KeyListField('sscc', { max: maxBoxesOnLoad, description: 'every box that was found' })
  ssccs: string[];

  @KeyListField('sscc', { optional: true, max: maxBoxesOnLoad, description: 'found damaged' })
  damaged?: string[];

  @KeyListField('sscc', { optional: true, max: maxBoxesOnLoad, description: 'found with a broken seal' })
  sealBroken?: string[];

  @MomentField({ optional: true })
  occurredAt?: string;
}

/** What is seen of loads: never refused for what it contradicts. A key bound to a station sees what is there. */
@ApiTags('delivery')
@Controller('v1/loads/:loadId')
export class LoadFactsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly quarantine: Quarantine,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post('arrivals')
  @Access(...planners, 'station', 'carrier')
  @Concerns('at')
  @Refuses(deliveryRefusals, ...loadRefusals.RecordArrival, 'STATION_UNKNOWN')
  @KnownByOwnId()
  @HttpCode(200)
  @ApiOperation({ summary: 'A load arrived, where and with which seal' })
  async recordArrival(
    @Param() { loadId }: LoadParam,
    @Body() body: ArrivalBody,
    @CallerParam() caller: Caller,
  ) {
    const { scanId, atGln, sealIntact, sealId, occurredAt } = body;
    mayActFor(caller.principal, atGln);
    const arrival = { loadId, scanId, atGln, sealIntact, ...(sealId !== undefined && { sealId }) };
    const fact = { ...arrival, occurredAt: happenedAt(occurredAt, this.now()) };
    const content = { ...arrival, occurredAt: occurredAt ?? null };
    const meta = { ...factMeta(caller, 'arrival', scanId, content), firstAnswer: true as const };
    return { loadId, scanId, ...(await this.bus.execute(new RecordArrival(fact, meta))) };
  }

  @Post('receipts')
  @Access(...planners, 'station')
  @Concerns('at')
  @Refuses(deliveryRefusals, ...loadRefusals.RecordReceipt, 'STATION_UNKNOWN')
  @KnownByOwnId()
  @HttpCode(200)
  @ApiOperation({
    summary: 'A load was unloaded: what was found, held against its manifest',
    description:
      'Boxes that nobody packed are not recorded: they are answered in `quarantined` and kept in quarantine, and the ' +
      'rest of the receipt stands.',
  })
  async recordReceipt(
    @Param() { loadId }: LoadParam,
    @Body() body: ReceiptBody,
    @CallerParam() caller: Caller,
  ) {
    const { scanId, atGln, ssccs, occurredAt } = body;
    mayActFor(caller.principal, atGln);
    const receipt = {
      loadId,
      scanId,
      atGln,
      ssccs,
      damaged: body.damaged ?? [],
      sealBroken: body.sealBroken ?? [],
    };
    if (foundBoxes(receipt).length > maxBoxesOnLoad) {
      throw invalid('INPUT_INVALID', `a receipt names at most ${maxBoxesOnLoad} boxes`, '/ssccs');
    }
    const fact = { ...receipt, occurredAt: happenedAt(occurredAt, this.now()) };
    const content = { ...receipt, occurredAt: occurredAt ?? null };
    const meta = { ...factMeta(caller, 'receipt', scanId, content), firstAnswer: true as const };
    const { unknownBoxes, ...outcome } = await this.bus.execute(new RecordReceipt(fact, meta));
    const quarantined = await this.keep(caller, { loadId, scanId, atGln }, unknownBoxes);
    return { loadId, scanId, ...outcome, quarantined };
  }

  /** A line for each box, as a bulk body would have brought it: what it was, where and in whose receipt. */
  private async keep(caller: Caller, receipt: object, ssccs: readonly string[]) {
    const lines: { line: Line; refusal: Refusal }[] = [];
    const loop = new EventLoopSlices();
    for (const [i, sscc] of ssccs.entries()) {
      if (loop.isOver) await loop.next();
      const raw = Buffer.from(JSON.stringify({ ...receipt, sscc }));
      lines.push({ line: { line: i + 1, raw }, refusal: neverPacked(sscc) });
    }
    await this.quarantine.keep(caller, 'loads/receipts', lines);
    return lines.map(({ refusal }, i) => ({ sscc: ssccs[i], code: refusal.code, detail: refusal.message }));
  }
}
