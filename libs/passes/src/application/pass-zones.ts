import { Injectable } from '@nestjs/common';
import { Aggregates } from '@boxtrail/commands';
import { unknown } from '@boxtrail/kernel';
import { passDecider } from '../domain/pass.decider';

/** The zones of a pass, from its stream. */
@Injectable()
export class PassZones {
  constructor(private readonly aggregates: Aggregates) {}

  /** Throws `PASS_UNKNOWN`. */
  async of(passId: string): Promise<readonly string[]> {
    const { state } = await this.aggregates.load(passDecider, `pass-${passId}`);
    if (state.status === 'none') throw unknown('PASS_UNKNOWN', `pass ${passId} was never issued`);
    return state.pass.zones;
  }
}
