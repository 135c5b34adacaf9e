import { Injectable } from '@nestjs/common';
import { invalid, type Refusal } from '@boxtrail/kernel';
import { Intake, type LineAnswer, type Resendable, type ResentLine } from '@boxtrail/intake';
import { type Caller } from '@boxtrail/http';
import { ScanIntake } from './scans.intake';

/**
 * Takes scans of quarantine in again, whichever way they came. A box of a receipt that nobody had packed then is taken
 * in as found, where and when the receipt was.
 */
@Injectable()
export class ScanResend implements Resendable {
  readonly sources = ['scans', 'scans.in', 'loads/receipts'];

  constructor(
    private readonly intake: Intake,
    private readonly scans: ScanIntake,
  ) {}

  async resend(line: ResentLine, caller: Caller): Promise<LineAnswer | Refusal> {
    const scan = line.source === 'loads/receipts' ? foundIn(line) : line;
    return scan === undefined
      ? invalid('JSON_INVALID', 'a line of a receipt is JSON with scanId, sscc and atGln')
      : this.intake.takeAgain(scan, this.scans.from(caller));
  }
}

/** A line of a receipt as a scan; a mended one is a scan already. */
function foundIn(line: ResentLine): ResentLine | undefined {
  const read = parsed(line.raw);
  if (read === undefined) return undefined;
  if ('kind' in read || !('loadId' in read)) return line;
  const { scanId, sscc, atGln } = read;
  const scan = {
    scanId: `${String(scanId).slice(0, 45)}-${String(sscc)}`,
    kind: 'found',
    sscc,
    atGln,
    byRef: 'receipt',
  };
  return { ...line, raw: Buffer.from(JSON.stringify(scan)) };
}

function parsed(raw: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(raw.toString());
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
