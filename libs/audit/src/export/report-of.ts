import type { ChangedExport, Envelope } from './export-document';
import { exportPath, type Exported } from './exported';
import { Narrator } from './narrate';
import type { Fact, OwnPart, Report } from '@boxtrail/documents';
import { roundPart } from './report-of-round';
import { stationDayPart } from './report-of-station-day';
import { trailPart } from './report-of-trail';
import type { Words } from './words';

/** The printable report of an export, with all its rows in memory: bound them first. */
export async function reportOf(exported: Exported, words: Words): Promise<Report> {
  const teller = new Narrator(words, exported.envelope.names);
  const own = await ownPart(exported, teller);
  const title = words.titles[exported.kind];
  const { position, sha256, changed } = exported.envelope;
  return {
    lang: words.lang,
    title,
    ...own,
    verdict: changed === null ? own.verdict : changedVerdict(own.verdict, changed, teller),
    facts: [...own.facts, ...commonFacts(exported, teller)],
    proof: {
      title: words.proof.title,
      facts: [
        [words.facts.position, String(position)],
        [words.facts.hash, sha256],
        ...(changed === null ? [] : [[words.facts.recordedHash, changed.recordedHash] as const]),
      ],
      steps: words.proof.steps(exportPath(exported), position),
    },
    signatures: words.signatures,
    running: words.running(title, own.subject, position, sha256.slice(0, 16)),
    pageOf: words.pageOf,
  };
}

/** First of all: the same export had another hash when it was first made. */
function changedVerdict(
  { tone, lines }: Report['verdict'],
  { id, recordedAt, accepted }: ChangedExport,
  { words, time }: Narrator,
): Report['verdict'] {
  const first = words.changed(id, time(recordedAt));
  if (accepted === null) return { tone: 'bad', lines: [first, ...lines] };
  return {
    tone,
    lines: [...lines, first, words.changeAccepted(time(accepted.at), accepted.by, accepted.reason)],
  };
}

function ownPart(exported: Exported, teller: Narrator): Promise<OwnPart> {
  switch (exported.kind) {
    case 'trail':
      return trailPart(exported, teller);
    case 'round':
      return roundPart(exported, teller);
    case 'station-day':
      return stationDayPart(exported, teller);
  }
}

function commonFacts({ document: { about }, envelope }: Exported, teller: Narrator): Fact[] {
  const { facts, times, note } = teller.words;
  const moment = (time: string | null) => (time === null ? facts.unlimited : teller.time(time));
  const { position, madeAt }: Envelope = envelope;
  return [
    [facts.at, moment(about.at)],
    [facts.knownAt, moment(about.knownAt)],
    [facts.position, String(position)],
    [facts.madeAt, teller.time(madeAt) + note(times)],
  ];
}
