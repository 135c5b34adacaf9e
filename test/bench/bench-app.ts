import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { Access, everyone } from '@boxtrail/http';
import { Pool } from 'pg';
import { type ContextModule, contextModule, type ContextParts } from '@boxtrail/context';
import { contexts } from '../../apps/boxtrail/contexts';
import { trailsSchema } from '../../libs/audit/src/views/trails/trails.view';

/** Baseline routes on the same server: one that does nothing, and one with a single query. */
@Controller('v1')
class LimitsApi {
  constructor(private readonly pool: Pool) {}

  @Post('noop')
  @Access(...everyone)
  @HttpCode(200)
  nothing(@Body() _body: unknown): { ok: boolean } {
    return { ok: true };
  }

  @Get('raw-trails/:sscc')
  @Access(...everyone)
  async trail(@Param('sscc') sscc: string): Promise<unknown[]> {
    const { rows } = await this.pool.query<{ step: unknown }>({
      name: 'raw trail',
      text: `SELECT step FROM ${trailsSchema}.steps WHERE sscc = $1`,
      values: [sscc],
    });
    return rows.map(({ step }) => step);
  }
}

const parts: ContextParts = { name: 'limits', routes: [LimitsApi], commands: [], views: [] };

@Module(contextModule(parts))
class LimitsModule {
  static readonly parts = parts;
}

/** The whole of Boxtrail, and the routes above. */
export const benchContexts: readonly ContextModule[] = [...contexts, LimitsModule];
