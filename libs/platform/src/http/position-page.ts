import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** A number out of a query; what is none is left as it is, to be refused. */
export const number = ({ value }: { value: unknown }) =>
  typeof value === 'string' && value !== '' ? Number(value) : value;

/** A page of the log, or of what keeps its order. */
export class PositionPage {
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
