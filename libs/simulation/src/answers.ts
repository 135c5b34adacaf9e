import { dataOf, type Schemas } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';
import { chunks } from './groups';

type Finding = Schemas['ListedFinding'];
type Answer = Pick<Schemas['ResolutionsBody'], 'outcome' | 'words'>;

/**
 * What the auditor says of the incidents. Those of a wrong community and a wrong household, every second missing box and
 * the back-dated dispatch stay open: the accounts of the day show them.
 */
const answers: Partial<Record<Finding['kind'], Answer>> = {
  missing: { outcome: 'lost', words: 'the driver and both stations were asked, and nobody has the box' },
  damaged: { outcome: 'written-off', words: 'the contents are spoilt' },
  destroyed: { outcome: 'written-off', words: 'the station sent a photo of the crushed box' },
  'seal-broken': { outcome: 'found', words: 'the contents are complete' },
  'loaded-unsealed': { outcome: 'recording-error', words: 'the bench ran out of seals' },
  'double-dispatch': {
    outcome: 'recording-error',
    words: 'another van drove the second tour, and its plate was noted wrongly',
  },
  'pass-not-valid': { outcome: 'recording-error', words: 'the driver was sent home after this tour' },
};

/** At night an auditor, who reported nothing, answers for the incidents of the day. */
export async function answerFindings(day: Day, atLeast: number): Promise<void> {
  const auditor = day.at('audit', 'auditor');
  const occurredAt = at('22:00');
  for (const [kind, answer] of Object.entries(answers) as [Finding['kind'], Answer][]) {
    const all = await unmended(day, kind, atLeast);
    // By box: log positions differ from run to run.
    const findings = kind === 'missing' ? all.sort(bySscc).filter((_, i) => i % 2 === 1) : all;
    for (const [i, part] of [...chunks(findings, 5_000)].entries()) {
      const params = { header: key(`answers-${kind}-${i}`) };
      const body = { ...answer, findings: part.map(nameOf), occurredAt };
      const { refused, findings: told } = await dataOf(
        auditor.POST('/v1/findings/resolutions', { params, body }),
      );
      if (refused > 0) throw new Error(`unanswered: ${JSON.stringify(told.find((each) => !each.answered))}`);
    }
  }
}

/** The findings of a kind that no fact has answered; those that a resumed day has answered are among them. */
async function unmended(day: Day, kind: Finding['kind'], atLeast: number): Promise<Finding[]> {
  const found: Finding[] = [];
  for (let cursor: string | undefined | null; cursor !== null;) {
    const query = {
      state: 'all' as const,
      kind,
      limit: 200,
      atLeast,
      ...(cursor !== undefined && { cursor }),
    };
    const page: Schemas['ListedFindingPage'] = await dataOf(
      day.at('audit', 'auditor').GET('/v1/findings', { params: { query } }),
    );
    found.push(...page.items.filter(({ closedBy }) => closedBy === null || closedBy.kind === 'resolved'));
    cursor = page.next;
  }
  return found;
}

const bySscc = (a: Finding, b: Finding): number => (a.sscc < b.sscc ? -1 : 1);

const nameOf = ({ sscc, kind, at: { position, ordinal } }: Finding) => ({ sscc, kind, position, ordinal });
