import { Module } from '@nestjs/common';
import { contextModule, Places, placesView } from '@boxtrail/platform';
import { CorrectionsApi } from './corrections.api';
import { CorrectAFactHandler } from './corrections.commands';
import { RecordCheckpoints } from './delivery.policies';
import { DoorRoundsApi } from './door-rounds.api';
import { ChangeDoorRoundHandler } from './door-rounds.commands';
import { LoadFactsApi } from './load-facts.api';
import { ReceiveBoxesHandler, RecordLoadSeenHandler } from './load-facts.commands';
import { LoadsApi } from './loads.api';
import { ChangeLoadHandler, Loads } from './loads.commands';
import { ScansApi } from './scans.api';
import { RecordScansHandler, ResolveBoxDiscrepancyHandler } from './scans.commands';
import { ScanIntake } from './scans.intake';
import { ScanResend } from './scans.resend';
import { BoxQueries } from './views/boxes/boxes.queries';
import { boxesView } from './views/boxes/boxes.view';
import { DoorRoundQueries } from './views/door-rounds/door-rounds.queries';
import { doorRoundsView } from './views/door-rounds/door-rounds.view';
import { LoadQueries } from './views/loads/loads.queries';
import { loadsView } from './views/loads/loads.view';

/** Boxes move: in loads from station to station, with teams to the doors, and whatever is seen of them on the way. */
@Module(
  contextModule({
    routes: [LoadsApi, LoadFactsApi, DoorRoundsApi, ScansApi, CorrectionsApi],
    commands: [
      ChangeLoadHandler,
      RecordLoadSeenHandler,
      ReceiveBoxesHandler,
      ChangeDoorRoundHandler,
      RecordScansHandler,
      ResolveBoxDiscrepancyHandler,
      CorrectAFactHandler,
    ],
    policies: [RecordCheckpoints],
    facts: [ScanIntake],
    resendables: [ScanResend],
    views: [loadsView, boxesView, doorRoundsView, placesView('delivery')],
    providers: [BoxQueries, DoorRoundQueries, LoadQueries, Loads, Places],
  }),
)
export class DeliveryModule {}
