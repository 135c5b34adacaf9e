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
import { Contexts } from '@boxtrail/context';
import { contextIn, ownedId, ownedIdPattern, partsOfId } from '@boxtrail/database';
import { OneOfField, PatternField, TextField } from '@boxtrail/input';
import { unknown } from '@boxtrail/kernel';
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
  @PatternField(ownedIdPattern, 'the id of a difference, as listed')
  id!: string;
}

class AcceptanceBody {
  @TextField({ description: 'the cause of the difference, and what was done about it' })
  reason!: string;
}

/**
 * A difference as listed.
 * @schema Difference
 */
interface ListedDifference extends Omit<Difference, 'id'> {
  /** `<context>.<number>`. */
  readonly id: string;
}

@ApiTags('operations')
@Controller('v1/differences')
export class DifferencesApi {
  constructor(
    private readonly differences: Differences,
    private readonly contexts: Contexts,
  ) {}

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
  async listDifferences(@Query() query: DifferencesQuery): Promise<Page<ListedDifference>> {
    const { state = 'open', kind, limit = 50 } = query;
    const cursor = new Cursor('differences', query, numbered);
    const { names, exporter } = this.contexts;
    const filter = { state, kind, viewsOf: names, exports: exporter !== undefined };
    const found = await this.differences.page(filter, Number(cursor.after() ?? 0), limit + 1);
    const items = found.slice(0, limit);
    return {
      items: items.map((difference) => this.shown(difference)),
      next: found.length > limit ? cursor.next(String(items.at(-1)?.id)) : null,
    };
  }

  @Get(':id')
  @Access(...planners, 'auditor')
  @Refuses({}, 'DIFFERENCE_UNKNOWN')
  @ApiOperation({ summary: 'One difference, with a sample of the rows that differ' })
  getDifference(@Param() { id }: DifferenceParam): Promise<ListedDifference> {
    return this.one(id);
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
  async acceptDifference(
    @Param() { id }: DifferenceParam,
    @Body() { reason }: AcceptanceBody,
    @CommandParam() { actor, commandId }: CommandMeta,
  ): Promise<ListedDifference> {
    await this.one(id);
    const number = Number(partsOfId(id).number);
    return this.shown(await this.differences.accept(number, { subject: actor, commandId }, reason));
  }

  private async one(id: string): Promise<ListedDifference> {
    const found = await this.differences.find(Number(partsOfId(id).number));
    const shown = found && this.shown(found);
    if (shown?.id !== id) throw unknown('DIFFERENCE_UNKNOWN', `there is no difference ${id}`);
    return shown;
  }

  private shown(difference: Difference): ListedDifference {
    const { kind, subject, id } = difference;
    const context = kind === 'view' ? contextIn(subject) : (this.contexts.exporter ?? '');
    return { ...difference, id: ownedId(context, id) };
  }
}
