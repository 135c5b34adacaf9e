import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { NamedPlaces, Places, placesView, suppliersView } from '@boxtrail/network';
import answers from './http/answers.json';
import { BulkRoundsApi } from './http/bulk-rounds.api';
import { BoxTypesApi } from './http/box-types.api';
import { PutBoxTypeHandler } from './application/box-types.commands';
import { CoverageApi } from './http/coverage.api';
import { HouseholdsApi } from './http/households.api';
import { Communities, RegisterHouseholdsHandler } from './application/households.commands';
import { CoverageQueries } from './views/need-boxes/coverage.queries';
import { CustodyLimitsKeeper } from './application/custody-limits';
import { NeedListApi } from './http/need-list.api';
import { NeedsApi } from './http/needs.api';
import { ReplaceSuppliers } from './application/replace-suppliers.policies';
import { RoundClock } from './application/round-clock';
import { RoundsApi } from './http/rounds.api';
import { OpenRoundHandler, OpenRoundsHandler } from './application/open-round.commands';
import { RoundsToOpen } from './application/rounds-to-open';
import { RoundGate } from './application/round-gate';
import {
  CancelNeedHandler,
  ChangeNeedHandler,
  CloseRoundHandler,
  RecordNeedsHandler,
} from './application/rounds.commands';
import { SuitabilityApi } from './http/suitability.api';
import { DeclareBoxTypeSuitabilityHandler, Suitabilities } from './application/suitability.commands';
import { LateNeeds } from './application/late-needs';
import { custodyLimits, householdBoxLimit, roundGraceSeconds } from './orders.settings';
import { NameResponsibleHandler } from './application/responsible.commands';
import { ResponsibleApi } from './http/responsible.api';
import { StationsApi } from './http/stations.api';
import { StationResend } from './application/stations.resend';
import { RegisterStationsHandler } from './application/stations.commands';
import { SuppliersApi } from './http/suppliers.api';
import { supplierCommandHandlers } from './application/suppliers.commands';
import { BoxTypeQueries } from './views/box-types/box-types.queries';
import { boxTypesView } from './views/box-types/box-types.view';
import { contactsView } from './views/contacts/contacts.view';
import { NeedQueries } from './views/rounds/needs.queries';
import { needBoxesView } from './views/need-boxes/need-boxes.view';
import { RoundQueries } from './views/rounds/rounds.queries';
import { roundsView } from './views/rounds/rounds.view';
import { StationQueries } from './views/stations/stations.queries';
import { stationsView } from './views/stations/stations.view';
import { SupplierQueries } from './views/suppliers/suppliers.queries';

const parts: ContextParts = {
  name: 'orders',
  description: 'Stations, suppliers, box types, rounds and the needs of households.',
  answers,
  routes: [
    StationsApi,
    ResponsibleApi,
    SuppliersApi,
    BoxTypesApi,
    BulkRoundsApi,
    RoundsApi,
    NeedsApi,
    NeedListApi,
    HouseholdsApi,
    CoverageApi,
    SuitabilityApi,
  ],
  commands: [
    RegisterStationsHandler,
    NameResponsibleHandler,
    ...supplierCommandHandlers,
    PutBoxTypeHandler,
    OpenRoundHandler,
    OpenRoundsHandler,
    CloseRoundHandler,
    RecordNeedsHandler,
    ChangeNeedHandler,
    DeclareBoxTypeSuitabilityHandler,
    CancelNeedHandler,
    RegisterHouseholdsHandler,
  ],
  policies: [ReplaceSuppliers],
  settings: [roundGraceSeconds, householdBoxLimit, custodyLimits],
  resendables: [StationResend],
  views: [
    stationsView,
    suppliersView('orders'),
    boxTypesView,
    roundsView,
    needBoxesView,
    placesView('orders'),
    contactsView,
  ],
  providers: [
    StationQueries,
    SupplierQueries,
    BoxTypeQueries,
    RoundQueries,
    Places,
    RoundGate,
    RoundsToOpen,
    RoundClock,
    CustodyLimitsKeeper,
    NamedPlaces,
    NeedQueries,
    Communities,
    LateNeeds,
    Suitabilities,
    CoverageQueries,
  ],
};

/** The context of orders: network, catalogue, and rounds of needs until they are sent to a supplier. */
@Module(contextModule(parts))
export class OrdersModule {
  static readonly parts = parts;
}
