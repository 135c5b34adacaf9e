import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { HeldBoxes, heldView } from '@boxtrail/holds';
import { NamedPlaces, Places, placesView } from '@boxtrail/network';
import answers from './http/answers.json';
import { CorrectionsApi } from './http/corrections.api';
import { CorrectLoadFactHandler, CorrectScanHandler } from './application/corrections.commands';
import { BoxGate } from './application/box-gate';
import { RecordCheckpoints } from './application/delivery.policies';
import { DoorRoundsApi } from './http/door-rounds.api';
import { StartDoorRoundHandler } from './application/door-rounds.commands';
import { LoadFactsApi } from './http/load-facts.api';
import {
  RecordArrivalHandler,
  RecordCheckpointHandler,
  RecordReceiptHandler,
} from './application/load-facts.commands';
import { LoadsApi } from './http/loads.api';
import { DispatchLoadHandler } from './application/dispatch-load.commands';
import { Loads } from './application/loads';
import {
  LoadBoxesHandler,
  PlanLoadHandler,
  SealLoadHandler,
  TakeOffBoxesHandler,
} from './application/loads.commands';
import { scansPerBoxAndHour } from './delivery.settings';
import { ScansApi } from './http/scans.api';
import { RecordScansHandler } from './application/scans.commands';
import { ScanIntake } from './http/scans.intake';
import { ScanResend } from './http/scans.resend';
import { BoxQueries } from './views/boxes/boxes.queries';
import { claimsView } from './views/boxes/boxes.view';
import { DoorRoundQueries } from './views/door-rounds/door-rounds.queries';
import { doorRoundsView } from './views/door-rounds/door-rounds.view';
import { LoadQueries } from './views/loads/loads.queries';
import { loadsView } from './views/loads/loads.view';

const parts: ContextParts = {
  name: 'delivery',
  description: 'Loads, receipts, door rounds, scans of boxes, and corrections.',
  answers,
  routes: [LoadsApi, LoadFactsApi, DoorRoundsApi, ScansApi, CorrectionsApi],
  commands: [
    PlanLoadHandler,
    LoadBoxesHandler,
    TakeOffBoxesHandler,
    SealLoadHandler,
    DispatchLoadHandler,
    RecordArrivalHandler,
    RecordCheckpointHandler,
    RecordReceiptHandler,
    StartDoorRoundHandler,
    RecordScansHandler,
    CorrectScanHandler,
    CorrectLoadFactHandler,
  ],
  policies: [RecordCheckpoints],
  facts: [ScanIntake],
  settings: [scansPerBoxAndHour],
  resendables: [ScanResend],
  views: [loadsView, claimsView, doorRoundsView, placesView('delivery'), heldView('delivery')],
  providers: [BoxGate, BoxQueries, DoorRoundQueries, HeldBoxes, LoadQueries, Loads, NamedPlaces, Places],
};

/** The context of delivery: loads between stations, door rounds, and scans of boxes on the way. */
@Module(contextModule(parts))
export class DeliveryModule {
  static readonly parts = parts;
}
