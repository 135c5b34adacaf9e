import { Controller, Get, Headers, Inject, NotAcceptableException, Param, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { audiences, type Audience } from '@boxtrail/documents';
import {
  Access,
  acceptedLanguage,
  acceptedType,
  CallerParam,
  Concerns,
  MediaTypes,
  momentOf,
  planners,
  ReadQuery,
  Reads,
  Refuses,
  type Caller,
} from '@boxtrail/http';
import { KeyField, MomentField, OneOfField, RefField } from '@boxtrail/input';
import { languages, type Language } from '@boxtrail/labels';
import { placesView } from '@boxtrail/network';
import { builtFile, ExpensiveReads, sendStreamed, type StreamedReply } from '@boxtrail/workers';
import { moneyRefusals } from '../domain/refusals';
import {
  statementAccounts,
  statementFormats,
  statementKinds,
  statementTypes,
  type StatementFormat,
  type StatementKind,
  type StatementOrder,
} from '../statements/statement';
import { communitiesOf, seesNoHouseholds } from '../views/entries/accounts.queries';
import { entriesView } from '../views/entries/entries.view';
import { mayReadStatement, mustBeAPeriod } from '../views/entries/statement.queries';
import { AnswersStatement } from './statements.schema';

class StatementParam {
  @OneOfField(statementKinds)
  kind: StatementKind;

  @RefField({
    description: 'the GLN of a community or supplier, or the reference of a household or grid worker',
  })
  ref: string;
}

class StatementQuery extends ReadQuery {
  @OneOfField(statementFormats, { optional: true, description: 'overrides the header Accept' })
  format?: StatementFormat;

  @OneOfField(languages, { optional: true, description: 'overrides Accept-Language' })
  lang?: Language;

  @OneOfField(audiences, {
    optional: true,
    description:
      'of csv: a spreadsheet, the default, gets words, yuan and texts that it does not change; a program gets codes and fen',
  })
  for?: Audience;

  @MomentField({ optional: true, description: 'entries that hold after it; from the first one when omitted' })
  from?: string;

  @MomentField({
    optional: true,
    description: 'entries that hold from then or earlier; until now when omitted',
  })
  to?: string;

  @MomentField({ optional: true, description: 'record time: what was known by then; now when omitted' })
  knownAt?: string;

  @KeyField('gln', { optional: true, description: 'only entries of this community' })
  communityGln?: string;
}

const file = builtFile(require.resolve('../application/statement-jobs'));
const views = [entriesView.name, placesView('money').name];

@ApiTags('money')
@Controller('v1/ledger/statements')
export class StatementsApi {
  constructor(
    private readonly expensive: ExpensiveReads,
    private readonly reads: Reads,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get(':kind/:ref')
  @Access(...planners, 'auditor', 'grid-worker', 'packer')
  @Concerns('community', 'supplier')
  @Refuses(moneyRefusals, 'LEDGER_ACCOUNT_UNKNOWN', 'PERIOD_EMPTY', 'STATEMENT_TOO_LARGE')
  @AnswersStatement()
  @MediaTypes({ produces: 'negotiated' })
  @ApiHeader({ name: 'Accept-Language', required: false, description: 'zh or en' })
  @ApiOperation({
    summary: 'The statement of a household, a grid worker, a community or a supplier for a period',
    description:
      'Opening balance, the entries in the order of the time that they hold from, closing balance. The balances are those of ' +
      'the accounts at `from` and at `to`, as far as they were recorded by `knownAt`. Each line names its need and its box. ' +
      'JSON and CSV are streamed; PDF holds at most 5,000 entries: beyond it 409 `STATEMENT_TOO_LARGE`. A key of a supplier ' +
      'reads its own statement, when it is bound to it.',
  })
  async getStatement(
    @Param() { kind, ref }: StatementParam,
    @Query() query: StatementQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @CallerParam() caller: Caller,
    @Res() reply: StreamedReply,
  ): Promise<void> {
    const { principal } = caller;
    const { communityGln = null, from = null, to = null, knownAt = null, atLeast } = query;
    const of = { kind, ref, communityGln, from, to, knownAt };
    const order: StatementOrder = {
      of,
      area: communitiesOf(principal, statementAccounts[kind][0] ?? 'community', ref),
      hidesHouseholds: seesNoHouseholds(principal),
      format: query.format ?? formatOf(accept),
      lang: query.lang ?? acceptedLanguage(acceptLanguage, languages),
      audience: query.for ?? 'spreadsheet',
    };
    momentOf({ ...(from !== null && { at: from }) }, this.now(), ['from', 'knownAt']);
    momentOf({ ...(to !== null && { at: to }), ...(knownAt !== null && { knownAt }) }, this.now(), [
      'to',
      'knownAt',
    ]);
    mustBeAPeriod(of);
    await this.reads.caughtUp(entriesView.name, atLeast);
    await mayReadStatement(of, order.area, principal, this.reads);
    await sendStreamed(
      reply,
      await this.expensive.stream(caller, { file, job: 'statement', args: [order], views }),
    );
  }
}

function formatOf(accept: string | undefined): StatementFormat {
  const type = acceptedType(accept, Object.values(statementTypes));
  const format = statementFormats.find((name) => statementTypes[name] === type);
  if (format !== undefined) return format;
  throw new NotAcceptableException(
    `a statement is ${Object.values(statementTypes).join(', ')}; not ${accept}`,
  );
}
