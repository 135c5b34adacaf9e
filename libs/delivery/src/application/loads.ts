import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Aggregates } from '@boxtrail/commands';
import type { KnownLoad } from '../domain/load';
import { loadDecider } from '../domain/load.decider';

export const loadStream = (loadId: string): string => `load-${loadId}`;

/** Loads as of now: as they stand in the log. */
@Injectable()
export class Loads {
  constructor(private readonly aggregates: Aggregates) {}

  /** Throws `LOAD_UNKNOWN`. */
  async known(loadId: string): Promise<KnownLoad> {
    const { state } = await this.aggregates.load(loadDecider, loadStream(loadId));
    if (state.status === 'none') throw unknown('LOAD_UNKNOWN', `load ${loadId} does not exist`);
    return state;
  }
}
