import { findingKinds, findingOutcomes, type FindingKind, type FindingOutcome } from '@boxtrail/contracts';
import { DecisionBody, PageQuery } from '@boxtrail/http';
import {
  IntegerField,
  KeyField,
  ListField,
  ObjectField,
  OneOfField,
  PatternField,
  RefField,
  TextField,
} from '@boxtrail/input';
import { findingStates, type FindingState } from '../domain/listed-finding';

/** Findings that one request answers, at most. */
export const mostFindings = 5_000;

/** Names a finding of a box. */
class FindingOfBoxBody {
  @OneOfField(findingKinds)
  kind: FindingKind;

  @IntegerField(1, Number.MAX_SAFE_INTEGER, { description: 'log position of its step: `at` of the finding' })
  position: number;

  @IntegerField(0, 100_000, { description: 'ordinal of its step: `at` of the finding' })
  ordinal: number;
}

/** Names a finding. */
class FindingOfAnyBoxBody extends FindingOfBoxBody {
  @KeyField('sscc')
  sscc: string;
}

class ResolutionBody extends DecisionBody {
  @OneOfField(findingOutcomes, { description: 'what became of the finding' })
  outcome: FindingOutcome;

  @TextField({ description: 'the answer, in words' })
  words: string;
}

export class BoxResolutionBody extends ResolutionBody {
  @ObjectField(() => FindingOfBoxBody, {
    description: 'the finding, as the trail or the list of findings has it',
  })
  finding: FindingOfBoxBody;
}

export class ResolutionsBody extends ResolutionBody {
  @ListField(() => FindingOfAnyBoxBody, { optional: true, min: 1, max: mostFindings })
  findings?: FindingOfAnyBoxBody[];

  @RefField({
    optional: true,
    description: 'instead of `findings`: those on the steps of this load, of the kind',
  })
  loadId?: string;

  @OneOfField(findingKinds, { optional: true, description: 'with `loadId`' })
  kind?: FindingKind;
}

export class FindingsQuery extends PageQuery {
  @OneOfField([...findingStates, 'all'], {
    optional: true,
    description: 'open when omitted; explained: breaks with an answer, which no fact has mended',
  })
  state?: FindingState | 'all';

  @OneOfField(['breaks', 'question'], { optional: true })
  severity?: 'breaks' | 'question';

  @OneOfField(findingKinds, { optional: true })
  kind?: FindingKind;

  @KeyField('sscc', { optional: true })
  sscc?: string;

  @KeyField('gln', { optional: true, description: 'where its step took place' })
  stationGln?: string;

  @RefField({ optional: true })
  roundId?: string;

  @RefField({ optional: true, description: 'the load of its step' })
  loadId?: string;

  @RefField({
    optional: true,
    description: 'who has the box now: GLN of a station, id of a load, reference of a team',
  })
  holder?: string;

  @PatternField(/^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/, 'a day of the years 1970 to 9999, as in 2026-03-16', {
    optional: true,
  })
  day?: string;

  @TextField({ optional: true, max: 200, description: 'who recorded its step' })
  reportedBy?: string;
}
