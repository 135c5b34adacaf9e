import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { failureReasons, handoverMethods } from '@boxtrail/contracts';
import { readKey } from '@boxtrail/kernel';
import { CLOCK, type Clock, type Instruction } from '@boxtrail/commands';
import { areaOf, Areas, factMeta, happenedAt, mayActFor, type Caller } from '@boxtrail/http';
import { KeyField, MomentField, OneOfField, RefField, TextField, validated } from '@boxtrail/input';
import { Intake, type FactTopic, type IntakeOf, type Line, type LineAnswer } from '@boxtrail/intake';
import { RecordScans } from '../application/scans.commands';
import { refuseReporter } from '../domain/reporters';
import type { RecordScan } from '../domain/box-scan.decider';
import { scanDetails, scanEvent, scanKinds, type ScanKind } from '../domain/scan';

/** One scan of one box. Its kind determines its details. */
export class ScanBody {
  @RefField({ description: 'the same scan sent twice is one fact' })
  scanId: string;

  @OneOfField(scanKinds)
  kind: ScanKind;

  @KeyField('sscc')
  sscc: string;

  @KeyField('gln', { description: 'the station it was at, or in whose area' })
  atGln: string;

  @RefField({ description: 'who saw it' })
  byRef: string;

  @MomentField({ optional: true })
  occurredAt?: string;

  @RefField({ optional: true, description: 'handed-over: who has it now, a reference and never a name' })
  receivedByRef?: string;

  @OneOfField(handoverMethods, { optional: true, description: 'handed-over: how' })
  method?: (typeof handoverMethods)[number];

  @RefField({
    optional: true,
    description: 'handed-over, if there is one: a pick-up code or the hash of a photo',
  })
  proofRef?: string;

  @OneOfField(failureReasons, { optional: true, description: 'failed: why' })
  reason?: (typeof failureReasons)[number];

  @TextField({
    optional: true,
    description: 'damaged, seal-broken, lost, found, destroyed: in words, if need be',
  })
  note?: string;
}

/** Scans are taken in alike, whichever way they come: over REST, or over the topic `scans.in`. */
@Injectable()
export class ScanIntake implements FactTopic {
  readonly name = 'scans';
  readonly type = 'boxtrail.scan';
  readonly schema = ScanBody.name;
  readonly key = 'sscc';

  constructor(
    private readonly bus: CommandBus,
    private readonly intake: Intake,
    private readonly areas: Areas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  keyOf(body: unknown): string | undefined {
    const sscc = (body as { sscc?: unknown } | null | undefined)?.sscc;
    return typeof sscc === 'string' ? readKey('sscc', sscc) : undefined;
  }

  readKey(key: string): string {
    return readKey('sscc', key);
  }

  /** A source that is bound to stations also reports from those below them. */
  async take(bodies: readonly Line[], caller: Caller): Promise<LineAnswer[]> {
    const { principal } = caller;
    const areas = await Promise.all((areaOf(principal) ?? []).map((gln) => this.areas.of(gln)));
    const area = new Set(areas.flatMap((each) => [...each]));
    const sender = principal.stationGln === null ? caller : { ...caller, principal: { ...principal, area } };
    return this.intake.takeLines(bodies, sender, this.from(sender));
  }

  /** How scans of this caller are taken in. */
  from(caller: Caller): IntakeOf<RecordScan> {
    return {
      source: 'scans',
      read: (one, time) => this.read(validated(ScanBody, one), caller, time),
      handle: (scans) => this.bus.execute(new RecordScans(scans, areaOf(caller.principal))),
      idOf: ({ scan }) => scan.data.scanId,
      firstAnswer: true,
    };
  }

  /** What a body says was seen. Throws what can be said against it before anything is looked up. */
  private read(body: ScanBody, caller: Caller, time: string | undefined): Instruction<RecordScan> {
    const { kind, scanId, atGln } = body;
    const details = Object.fromEntries(scanDetails.map((detail) => [detail, body[detail]]));
    const now = this.now();
    const scan = scanEvent({ ...body, occurredAt: body.occurredAt ?? time ?? now, details }, details, [], '');
    refuseReporter(caller.principal.role, kind);
    mayActFor(caller.principal, atGln);
    happenedAt(scan.occurredAt, now);
    const content = { scan: { kind, ...scan.data }, occurredAt: body.occurredAt ?? null };
    return { command: { type: 'RecordScan', scan }, meta: factMeta(caller, 'scan', scanId, content) };
  }
}
