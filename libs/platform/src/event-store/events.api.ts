import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { RecordedEvent } from '@boxtrail/kernel';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { EVENT_STORE } from '../tokens';
import type { EventStore } from './event-store';

const number = ({ value }: { value: unknown }) =>
  typeof value === 'string' && value !== '' ? Number(value) : value;

class EventsQuery {
  @ApiProperty({ required: false, minimum: 0, default: 0, description: 'log position to read after' })
  @IsOptional()
  @Transform(number)
  @IsInt()
  @Min(0)
  after?: number;

  @ApiProperty({ required: false, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Transform(number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

@ApiTags('platform')
@ApiBearerAuth()
@Controller('v1/events')
export class EventsApi {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Get()
  @ApiOperation({ summary: 'The log itself, event by event, in its one order' })
  async list(
    @Query() { after = 0, limit = 50 }: EventsQuery,
  ): Promise<{ items: readonly RecordedEvent[]; next: number | null }> {
    for await (const { events, position } of this.store.readAll(after, { batchSize: limit })) {
      return { items: events, next: position };
    }
    return { items: [], next: null };
  }
}
