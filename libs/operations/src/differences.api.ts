import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandMeta } from '@boxtrail/commands';
import {
  Access,
  planners,
  CommandParam,
  Cursor,
  numbered,
  type Page,
  PageQuery,
  Refuses,
} from '@boxtrail/http';
import { OneOfField, QueryIntegerField, TextField } from '@boxtrail/input';
import { differenceKinds, Differences, type Difference, type DifferenceFilter } from '@boxtrail/projections';

class DifferencesQuery extends PageQuery {
  @OneOfField(['open', 'accepted', 'all'], {
    optional: true,
    description: 'open, the default: not accepted yet',
  })
  state?: DifferenceFilter['state'];

  @OneOfField(differenceKinds, { optional: true })
  kind?: (typeof differenceKinds)[number];
}

class DifferenceParam {
  @QueryIntegerField(1, Number.MAX_SAFE_INTEGER, { optional: false })
  id!: number;
}

class Acceptance {
  @TextField({ description: 'the cause of the difference, and what was done about it' })
  reason!: string;
}

@ApiTags('operations')
@Controller('v1/differences')
export class DifferencesApi {
  constructor(private readonly differences: Differences) {}

  @Get()
  @Access(...planners, 'auditor')
  @ApiOperation({
    summary:
      'Changes of history: exports with another hash than before, and views that differ from their rebuild',
    description:
      'The hash of an export is recorded when an export is first made for a log position. A later export for the ' +
      'same position with another hash is a difference: the log, a view, or the rules of the program were ' +
      'changed. A view whose rebuild has other rows is one too. A difference stays open until it is accepted.',
  })
  async listDifferences(@Query() query: DifferencesQuery): Promise<Page<Difference>> {
    const { state = 'open', kind, limit = 50 } = query;
    const cursor = new Cursor('differences', query, numbered);
    const found = await this.differences.page({ state, kind }, Number(cursor.after() ?? 0), limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? cursor.next(String(items.at(-1)?.id)) : null };
  }

  @Get(':id')
  @Access(...planners, 'auditor')
  @Refuses({}, 'DIFFERENCE_UNKNOWN')
  @ApiOperation({ summary: 'One difference, with a sample of the rows that differ' })
  getDifference(@Param() { id }: DifferenceParam): Promise<Difference> {
    return this.differences.one(id);
  }

  @Post(':id/accept')
  @Access('admin', 'auditor')
  @Refuses({}, 'DIFFERENCE_UNKNOWN', 'DIFFERENCE_ACCEPTED')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Accept a difference, with a reason; records who, when and why',
    description:
      'Nothing else changes. An export keeps naming both hashes. A view keeps its rows until its next rebuild, ' +
      'which puts the accepted rows in their place.',
  })
  acceptDifference(
    @Param() { id }: DifferenceParam,
    @Body() { reason }: Acceptance,
    @CommandParam() { actor, commandId }: CommandMeta,
  ): Promise<Difference> {
    return this.differences.accept(id, { subject: actor, commandId }, reason);
  }
}
