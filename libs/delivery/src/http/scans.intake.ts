import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { readKey } from '@boxtrail/kernel';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { happenedAt, mayActFor, validated, type Caller } from '@boxtrail/http';
import {
  Intake,
  type FactTopic,
  type IntakeOf,
  type Line,
  type LineAnswer,
  withFirstAnswer,
} from '@boxtrail/intake';
import { factMeta } from './fact-meta';
import { ScanBody, scanOf } from './scans.bodies';
import { RecordScans, type ScanToRecord } from '../application/scans.commands';

/** Scans are taken in alike, whichever way they come: over REST, or over the topic `scans.in`. */
@Injectable()
export class ScanIntake implements FactTopic {
  readonly name = 'scans';
  readonly type = 'boxtrail.scan';

  constructor(
    private readonly bus: CommandBus,
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  keyOf(body: unknown): string | undefined {
    const sscc = (body as { sscc?: unknown } | null | undefined)?.sscc;
    return typeof sscc === 'string' ? readKey('sscc', sscc) : undefined;
  }

  readKey(key: string): string {
    return readKey('sscc', key);
  }

  take(bodies: readonly Line[], caller: Caller): Promise<LineAnswer[]> {
    return this.intake.takeLines(bodies, caller, this.from(caller));
  }

  /** How scans of this caller are taken in. */
  from(caller: Caller): IntakeOf<ScanToRecord> {
    return {
      source: 'scans',
      read: (one, time) => this.read(validated(ScanBody, one), caller, time),
      handle: (scans) => this.bus.execute(new RecordScans(scans)),
      idOf: ({ command }) => command.scan.scanId,
      alone: withFirstAnswer,
    };
  }

  /** What a body says was seen. Throws what can be said against it before anything is looked up. */
  private read(body: ScanBody, caller: Caller, time: string | undefined): ScanToRecord {
    const scan = scanOf(body);
    mayActFor(caller.principal, scan.atGln);
    const occurredAt = happenedAt(body.occurredAt ?? time, this.now());
    const meta = factMeta(caller, 'scan', scan.scanId, { scan, occurredAt: body.occurredAt ?? null });
    return { command: { type: 'RecordScan', occurredAt, scan }, meta };
  }
}
