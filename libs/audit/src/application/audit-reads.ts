import { Injectable } from '@nestjs/common';
import { builtFile, ExpensiveReads, type ReadTools, type ReceivedAnswer } from '@boxtrail/workers';
import { type Caller } from '@boxtrail/http';
import type { Moment } from '../domain/box-trail';
import { isTimeless } from '../views/moment';
import { historiesView } from '../views/histories/histories.view';
import { recallsView } from '../views/recalls/recalls.view';
import { trailsView } from '../views/trails/trails.view';
import type { ExportOrder, jobs } from './jobs';

type Jobs = Omit<typeof jobs, 'export'>;
type Value<Name extends keyof Jobs> = Awaited<ReturnType<Jobs[Name]>>;
type Args<Name extends keyof Jobs> =
  Parameters<Jobs[Name]> extends [tools: ReadTools, ...args: infer Rest] ? Rest : never;

const views = [trailsView.name, historiesView.name, recallsView.name, 'audit.places'];
const file = builtFile(require.resolve('./jobs'));

/** The expensive reads of the audit, for its routes. */
@Injectable()
export class AuditReads {
  constructor(private readonly reads: ExpensiveReads) {}

  /** Throws what the job throws, `Overloaded` (503) and `TooManyInFlight` (429). */
  run<Name extends keyof Jobs>(
    caller: Caller,
    { moment, atLeast }: { readonly moment: Moment; readonly atLeast: number | undefined },
    job: Name,
    ...args: Args<Name>
  ): Promise<Value<Name>> {
    // A read at a past moment waits for everything recorded; any other for the caller's position.
    const seen = isTimeless(moment) ? (atLeast ?? 0) : atLeast;
    return this.reads.run<Value<Name>>(caller, {
      file,
      job,
      args,
      views,
      ...(seen !== undefined && { seen }),
    });
  }

  export(caller: Caller, order: ExportOrder): Promise<ReceivedAnswer> {
    const { position: seen } = order.asOf;
    const read = { file, job: 'export', args: [order], views, ...(seen !== undefined && { seen }) };
    return this.reads.stream(caller, read);
  }
}
