import type {
  BoxPacked,
  ComplaintFiled,
  EventOf,
  LoadPlanned,
  PackingJobCreated,
  PackingJobMoved,
  PassIssued,
  RoundMoved,
  RoundOpened,
} from '@boxtrail/contracts';
import { tableOf, type View, viewOf } from '@boxtrail/projections';
import type { BareEvent } from '@boxtrail/event-store';
import { subjectOf } from '../../domain/subject';

/** The places of a box, load, packing job, round or pass, as an event says that names them. */
interface SubjectPlaces {
  /** Kind and id. */
  readonly subject: string;
  readonly position: number;
  readonly glns: readonly string[];
}

const subjects = tableOf<SubjectPlaces>(
  'subjects',
  {
    subject: ['text COLLATE "C" NOT NULL', ({ subject }) => subject],
    position: ['bigint NOT NULL', ({ position }) => position],
    glns: ['jsonb NOT NULL', ({ glns }) => glns],
  },
  ['subject', 'position'],
);

const row = ({ position, event }: BareEvent, glns: readonly string[]): SubjectPlaces[] => {
  const subject = subjectOf(event)?.placesOf;
  return subject === undefined ? [] : [{ subject, position, glns }];
};

type Naming =
  | EventOf<typeof RoundOpened>
  | EventOf<typeof RoundMoved>
  | EventOf<typeof PackingJobCreated>
  | EventOf<typeof PackingJobMoved>
  | EventOf<typeof BoxPacked>
  | EventOf<typeof ComplaintFiled>
  | EventOf<typeof LoadPlanned>
  | EventOf<typeof PassIssued>;

/**
 * Which places a change concerns whose event names none: the first of them is where it happened. A round or a job that
 * goes to another supplier has that one from then on.
 */
export const subjectsView: View = viewOf<Naming, SubjectPlaces>({
  name: 'audit.subjects',
  version: 3,
  tables: subjects.create,
  on: {
    'orders.RoundOpened': (e) => row(e, [e.event.data.communityGln, e.event.data.supplierGln]),
    'packing.PackingJobCreated': (e) => row(e, [e.event.data.supplierGln, e.event.data.communityGln]),
    'orders.RoundMoved': (e) => row(e, [e.event.data.communityGln, e.event.data.toGln]),
    'packing.PackingJobMoved': (e) => {
      const { roundId, toGln, communityGln } = e.event.data;
      const round = { subject: `round ${roundId}`, position: e.position, glns: [communityGln, toGln] };
      return [...row(e, [toGln, communityGln]), round];
    },
    'packing.BoxPacked': (e) => row(e, [e.event.data.packedAtGln, e.event.data.destinationGln]),
    'audit.ComplaintFiled': (e) => row(e, [e.event.data.packedAtGln, e.event.data.destinationGln]),
    'delivery.LoadPlanned': (e) => row(e, [e.event.data.fromGln, e.event.data.toGln]),
    'passes.PassIssued': (e) => row(e, e.event.data.zones),
  },
  write: subjects.upsert,
  bare: true,
});
