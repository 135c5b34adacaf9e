import { QueryIntegerField } from '@boxtrail/input';

/** A page of the log, or of what keeps its order. */
export class PositionPage {
  @QueryIntegerField(0, Number.MAX_SAFE_INTEGER, { default: 0, description: 'log position to read after' })
  after?: number;

  @QueryIntegerField(1, 200, { default: 50 })
  limit?: number;
}
