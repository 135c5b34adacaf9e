import { Module } from '@nestjs/common';
import { contextModule } from '@boxtrail/platform';
import { BoxTypesApi } from './box-types.api';
import { PutBoxTypeHandler } from './box-types.commands';
import { NeedsApi } from './needs.api';
import { RoundClock } from './round-clock';
import { RoundsApi } from './rounds.api';
import { ChangeRoundHandler, OpenRoundForHandler, RecordNeedsHandler, RoundGate } from './rounds.commands';
import { StationsApi } from './stations.api';
import { StationResend } from './stations.resend';
import { RegisterStationsHandler } from './stations.commands';
import { SuppliersApi } from './suppliers.api';
import { ChangeSupplierHandler } from './suppliers.commands';
import { BoxTypeQueries } from './views/box-types/box-types.queries';
import { boxTypesView } from './views/box-types/box-types.view';
import { needBoxesView } from './views/need-boxes/need-boxes.view';
import { RoundQueries } from './views/rounds/rounds.queries';
import { roundsView } from './views/rounds/rounds.view';
import { StationQueries } from './views/stations/stations.queries';
import { stationsView } from './views/stations/stations.view';
import { SupplierQueries } from './views/suppliers/suppliers.queries';
import { suppliersView } from './views/suppliers/suppliers.view';

/** What people need: the network, the catalogue, and rounds of needs until they are sent to a supplier. */
@Module(
  contextModule({
    routes: [StationsApi, SuppliersApi, BoxTypesApi, RoundsApi, NeedsApi],
    commands: [
      RegisterStationsHandler,
      ChangeSupplierHandler,
      PutBoxTypeHandler,
      OpenRoundForHandler,
      RecordNeedsHandler,
      ChangeRoundHandler,
    ],
    resendables: [StationResend],
    views: [stationsView, suppliersView, boxTypesView, roundsView, needBoxesView],
    providers: [StationQueries, SupplierQueries, BoxTypeQueries, RoundQueries, RoundGate, RoundClock],
  }),
)
export class OrdersModule {}
