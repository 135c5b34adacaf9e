import { BoxesReceived, CheckpointPassed, LoadArrived, type EventOf } from '@boxtrail/contracts';
import { Refusal, same, unreachable } from '@boxtrail/kernel';
import type { KnownLoad, LoadFact } from './load';
import { refuseFactOfFull } from './load-bounds';
import { discrepanciesOf, foundBoxes, type Receipt } from './receiving';

export interface RecordCheckpoint extends Readonly<EventOf<typeof CheckpointPassed>['data']> {
  readonly type: 'RecordCheckpoint';
  readonly occurredAt: string;
}

export interface RecordArrival extends Readonly<EventOf<typeof LoadArrived>['data']> {
  readonly type: 'RecordArrival';
  readonly occurredAt: string;
}

export interface RecordReceipt extends Receipt {
  readonly type: 'RecordReceipt';
  readonly occurredAt: string;
  readonly loadId: string;
  readonly scanId: string;
}

/** An observation. Recorded even when it contradicts the state, is late or early; only a reused scan id is refused. */
export type FactCommand = RecordCheckpoint | RecordArrival | RecordReceipt;

export function record(command: FactCommand, load: KnownLoad): readonly LoadFact[] {
  const fact = factOf(command, load);
  const earlier = load.facts.get(command.scanId);
  if (earlier === undefined) {
    refuseFactOfFull(fact, load);
    return [fact];
  }
  if (same(seen(fact), seen(earlier))) return [];
  const message = `scan ${command.scanId} of load ${command.loadId} was recorded before with other content`;
  throw new Refusal('reused', 'SCAN_ID_REUSED', `${message}, as ${earlier.type} at ${earlier.occurredAt}`);
}

function factOf(command: FactCommand, load: KnownLoad): LoadFact {
  const { occurredAt, loadId, scanId } = command;
  switch (command.type) {
    case 'RecordCheckpoint': {
      const { checkpointRef, zoneGln, passId, verdict } = command;
      return CheckpointPassed.of(occurredAt, { loadId, scanId, checkpointRef, zoneGln, passId, verdict });
    }
    case 'RecordArrival': {
      const { atGln, sealIntact, sealId } = command;
      const read = sealId === undefined ? {} : { sealId };
      return LoadArrived.of(occurredAt, { loadId, scanId, atGln, sealIntact, ...read });
    }
    case 'RecordReceipt': {
      const { atGln } = command;
      const ssccs = [...foundBoxes(command)];
      return BoxesReceived.of(occurredAt, {
        loadId,
        scanId,
        atGln,
        ssccs,
        discrepancies: discrepanciesOf(load, command),
      });
    }
    default:
      return unreachable(command);
  }
}

/** What was scanned, without our conclusions: a repeated scan may lead to other ones. */
export function seen(fact: LoadFact): unknown {
  const { type, occurredAt } = fact;
  switch (fact.type) {
    case 'delivery.CheckpointPassed':
      return { type, occurredAt, ...fact.data, verdict: undefined };
    case 'delivery.LoadArrived':
      return { type, occurredAt, ...fact.data };
    case 'delivery.BoxesReceived': {
      const { atGln, ssccs, discrepancies } = fact.data;
      const condition = discrepancies.filter(({ kind }) => kind === 'damaged' || kind === 'seal-broken');
      return { type, occurredAt, atGln, ssccs: [...ssccs].sort(), condition };
    }
    default:
      return unreachable(fact);
  }
}
