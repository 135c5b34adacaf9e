import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  areaOf,
  CallerParam,
  Concerns,
  LargeWork,
  mayActFor,
  PageQuery,
  planners,
  type Caller,
  Refuses,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { KeyField, MomentField, OneOfField, RefField } from '@boxtrail/input';
import { AuditReads } from '../application/audit-reads';
import type { Moment } from '../domain/box-trail';
import type { FindingsByKind } from '../domain/findings-by-kind';
import { auditRefusals } from '../domain/refusals';
import { accountKinds, type AccountRef } from '../domain/stays';
import { atWords, isTimeless, knownAtWords, momentOf, MomentQuery } from '../views/moment';
import type { AccountExplanation } from '../views/trails/account-explanation.queries';
import { AccountQueries, type HolderAccount, type PlaceAccount } from '../views/trails/accounts.queries';
import { NetworkQueries, type Network } from '../views/trails/network.queries';

/** The place of a route: a station or a supplier. */
class PlaceParam {
  @KeyField('gln')
  gln: string;
}

const tiers = ['municipal', 'district', 'community', 'supplier'] as const;

class AccountsQuery extends PageQuery {
  @OneOfField(tiers, { optional: true })
  tier?: string;

  @KeyField('gln', { optional: true, description: 'only places directly below this station' })
  parentGln?: string;

  @OneOfField(['false'], { optional: true, description: 'false: only accounts that do not balance' })
  balanced?: 'false';

  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

class AccountQuery extends MomentQuery {
  @OneOfField(['true', 'false'], {
    optional: true,
    description:
      'true: compare the account with the steps of each box; list the boxes that are missing or unproved, and boxes ' +
      'whose row disagrees with their steps',
  })
  explain?: 'true' | 'false';
}

/** The holder of a route. */
class HolderParam {
  @OneOfField(accountKinds, { description: 'the kind of holder; a carrier is the driver of loads' })
  kind: (typeof accountKinds)[number];

  @RefField({ description: 'a GLN, a load id, or the reference of a driver or team' })
  id: string;
}

class HoldersQuery extends PageQuery {
  @OneOfField(accountKinds, { description: 'the kind of holder; a carrier is the driver of loads' })
  kind: (typeof accountKinds)[number];

  @OneOfField(['false'], { optional: true, description: 'false: only accounts that do not balance' })
  balanced?: 'false';

  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

/** The account of one place, explained on request. */
interface ExplainedAccount extends PlaceAccount {
  readonly explained?: AccountExplanation;
}

/** The account of one holder, explained on request. */
interface ExplainedHolderAccount extends HolderAccount {
  readonly explained?: AccountExplanation;
}

/** The whole network now. */
interface NetworkNow extends Network {
  readonly delivered: number;
  readonly trailSteps: number;
  /** Answered findings count too. */
  readonly findingsByKind: FindingsByKind;
}

const equation =
  'in = out + held + writtenOff + settled + missing + unproved. An account balances when no box is missing or ' +
  'unproved. With `at` or `knownAt`: as of that moment, from sums that the view keeps.';
const explaining =
  '`explain` reads the steps of all boxes that the holder has ever had, a thousand at a time.';

@ApiTags('audit')
@Controller('v1')
export class AccountsApi {
  constructor(
    private readonly accounts: AccountQueries,
    private readonly network: NetworkQueries,
    private readonly expensive: AuditReads,
    private readonly largeWork: LargeWork,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('accounts')
  @Access(...planners, 'auditor', 'station')
  @Concerns('station')
  @Refuses(auditRefusals, 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'The accounts of all places, now or at a moment',
    description: equation,
  })
  listAccounts(@Query() query: AccountsQuery, @CallerParam() { principal }: Caller) {
    const moment = momentOf(query, this.now());
    const { tier, parentGln, balanced } = query;
    const only = { tier, parentGln, onlyUnbalanced: balanced === 'false' };
    return this.inTurn(query, moment, () => this.accounts.list(query, only, areaOf(principal), moment));
  }

  @Get('accounts/:gln')
  @Access(...planners, 'auditor', 'station')
  @Concerns('station')
  @Refuses(auditRefusals, 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'The account of one place; explain=true lists the boxes that do not balance',
    description: `${equation} ${explaining}`,
  })
  async getAccount(
    @Param() { gln }: PlaceParam,
    @Query() query: AccountQuery,
    @CallerParam() caller: Caller,
  ): Promise<ExplainedAccount> {
    mayActFor(caller.principal, gln);
    const moment = momentOf(query, this.now());
    const account = await this.accounts.one(gln, query.atLeast, moment);
    if (query.explain !== 'true') return account;
    const { explained, ...holder } = await this.explained(
      caller,
      { kind: 'station', id: gln },
      query,
      moment,
    );
    return { ...account, ...accountOnly(holder), explained };
  }

  @Get('holder-accounts')
  @Access(...planners, 'auditor')
  @ApiOperation({
    summary:
      'The accounts of stations, loads, carriers or teams that ever had a box; those that do not balance',
    description: equation,
  })
  listHolderAccounts(@Query() query: HoldersQuery) {
    const moment = momentOf(query, this.now());
    const { kind, balanced } = query;
    return this.inTurn(query, moment, () => this.accounts.holders(query, kind, balanced === 'false', moment));
  }

  @Get('holder-accounts/:kind/:id')
  @Access(...planners, 'auditor')
  @Refuses(auditRefusals, 'ACCOUNT_UNKNOWN')
  @ApiOperation({
    summary: 'The account of one holder; explain=true lists the boxes that do not balance',
    description: `${equation} ${explaining}`,
  })
  getHolderAccount(
    @Param() account: HolderParam,
    @Query() query: AccountQuery,
    @CallerParam() caller: Caller,
  ): Promise<ExplainedHolderAccount> {
    const moment = momentOf(query, this.now());
    return query.explain === 'true'
      ? this.explained(caller, account, query, moment)
      : this.accounts.ofHolder(account, query.atLeast, moment);
  }

  @Get('summary')
  @Access(...planners, 'auditor')
  @ApiOperation({
    summary:
      'Boxes by status, broken trails, the accounts of each tier, and the accounts that do not balance',
    description: 'With `at` or `knownAt` it has no counts of steps and findings.',
  })
  async getSummary(@Query() query: MomentQuery): Promise<Network | NetworkNow> {
    const moment = momentOf(query, this.now());
    const network = await this.takingTurns(() => this.network.at(moment, query.atLeast));
    if (!isTimeless(moment)) return network;
    return {
      ...network,
      delivered: network.byStatus['delivered'] ?? 0,
      ...(await this.network.totals()),
    };
  }

  /** A page as of a moment. A long one has had its turn before it came here. */
  private inTurn<T>({ limit = 0 }: PageQuery, moment: Moment, read: () => Promise<T>): Promise<T> {
    return isTimeless(moment) || limit > 50 ? read() : this.takingTurns(read);
  }

  /** One after the other, with pauses: sums of many accounts take as long as many small reads. */
  private async takingTurns<T>(read: () => Promise<T>): Promise<T> {
    const end = await this.largeWork.turn('pages');
    return read().finally(end);
  }

  private explained(caller: Caller, { kind, id }: AccountRef, { atLeast }: AccountQuery, moment: Moment) {
    return this.expensive.run(caller, { moment, atLeast }, 'explanation', { kind, id }, moment, atLeast);
  }
}

const accountOnly = ({ kind: _kind, id: _id, name: _name, ...account }: HolderAccount) => account;
