import type { FindingOutcome } from '@boxtrail/contracts';
import { localTime } from '@boxtrail/kernel';
import { defaultLimitHours } from '../domain/custody-limit';
import type { FindingKind } from '../domain/finding';
import { findingKinds } from '../domain/finding-kinds';
import type { Holder } from '../domain/trail-step';
import type { ReportRow, Tone } from '@boxtrail/documents';
import type { FindingRow, StepName, StepRow } from './trail-document';
import type { Words } from './words';

/** Writes steps, findings and holders in one language. */
export class Narrator {
  constructor(
    readonly words: Words,
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  place(gln: string | null): string {
    return gln === null ? '' : (this.names.get(gln) ?? gln);
  }

  /** Name and GLN of a place, as on a filed paper. */
  placeAndNumber(gln: string): string {
    const name = this.names.get(gln);
    return name === undefined ? gln : `${name} (${gln})`;
  }

  custody(holder: Holder | null): string {
    if (holder === null) return this.words.nobody;
    return holder.type === 'station' ? this.place(holder.id) : this.words.holder(holder.type, holder.id);
  }

  isWith(holder: Holder | null): string {
    return holder === null ? this.words.nobody : this.words.isWith(this.custody(holder));
  }

  hadIt(holder: Holder | null): string {
    return holder === null ? this.words.nobodyHadIt : this.words.hadIt(this.custody(holder));
  }

  /** UTC+8, to the second. */
  readonly time = (utc: string): string => localTime(utc);

  named(step: StepName | null): string | null {
    if (step === null) return null;
    const { named } = this.words;
    return named(
      step.number,
      this.words.step(step.kind),
      this.place(step.placeGln),
      this.time(step.occurredAt),
    );
  }

  /** `dispatched`, `checkpoint: expired`. */
  what({ kind, details }: StepRow): string {
    const { verdicts, methods, reasons, pair } = this.words;
    const text = this.words.step(kind);
    if ('verdict' in details) return pair(text, verdicts[details.verdict]);
    if ('method' in details) return pair(text, methods[details.method] ?? details.method);
    if (kind === 'delivery-failed' && 'reason' in details)
      return pair(text, reasons[details.reason] ?? details.reason);
    if ('finding' in details)
      return pair(text, isFinding(details.finding) ? this.words.finding(details.finding) : details.finding);
    return text;
  }

  /** Its place, and its destination. */
  where({ placeGln, toGln }: StepRow): string {
    return toGln === null ? this.place(placeGln) : `${this.place(placeGln)} → ${this.place(toGln)}`;
  }

  /** Source, actor, pass and details of a step, for the small print. */
  small(row: StepRow): string {
    const { small } = this.words;
    const { details, source, loadId, passIds } = row;
    const parts = [
      row.late ? small.late : '',
      loadId === null ? '' : `${small.load} ${loadId}`,
      passIds.length === 0 ? '' : `${small.pass} ${passIds.join(', ')}`,
      'plate' in details ? `${small.plate} ${details.plate}, ${small.driver} ${details.driverRef}` : '',
      'sealId' in details && details.sealId !== null ? `${small.seal} ${details.sealId}` : '',
      'receivedByRef' in details ? `${small.receivedBy} ${details.receivedByRef}` : '',
      'proofRef' in details && details.proofRef !== null ? `${small.proof} ${details.proofRef}` : '',
      'byRef' in details && details.byRef !== null ? `${small.by} ${details.byRef}` : '',
      `${small.actor} ${row.actor}`,
      `${small.position} ${source.position}`,
      `${small.event} ${source.eventId} ${source.type}`,
    ];
    return parts.filter((part) => part !== '').join(' · ');
  }

  notes(row: StepRow): ReportRow['notes'] {
    const { correctedBy, details } = row;
    const said =
      'resolution' in details
        ? this.resolution(details.resolution, details.outcome)
        : row.kind === 'corrected' && 'reason' in details
          ? details.reason
          : row.kind === 'taken-off' && 'reason' in details
            ? details.reason
            : '';
    return [
      ...(said === '' ? [] : [{ tone: 'plain' as const, text: said }]),
      ...(correctedBy === null
        ? []
        : [
            {
              tone: 'plain' as const,
              text: this.words.corrected(
                correctedBy.withdrawn,
                this.time(correctedBy.occurredAt),
                correctedBy.byRef,
                correctedBy.reason,
                correctedBy.position,
              ),
            },
          ]),
      ...(row.answersNothing === true
        ? [{ tone: 'question' as const, text: this.words.answersNothing }]
        : []),
      ...row.findings.map((finding) => this.finding(finding, row)),
    ];
  }

  private resolution(resolution: string, outcome: FindingOutcome | undefined): string {
    const { outcomes, pair } = this.words;
    return outcome === undefined ? resolution : pair(outcomes[outcome], resolution);
  }

  /** A verdict on a pass, or its status as known now. */
  private verdict({ details }: StepRow): string {
    const { verdicts } = this.words;
    if ('verdict' in details) return verdicts[details.verdict];
    return 'since' in details && details.status !== 'issued' ? verdicts[details.status] : '';
  }

  private sharedBy({ details }: StepRow): string {
    if (!('shared' in details)) return '';
    const { small } = this.words;
    const { shared, plate, driverRef } = details;
    return [
      ...(shared === 'driver' ? [] : [`${small.plate} ${plate}`]),
      ...(shared === 'vehicle' ? [] : [`${small.driver} ${driverRef}`]),
    ].join(this.words.comma);
  }

  private invalidByThen({ details, passIds }: StepRow): string {
    if (!('plate' in details) || 'shared' in details) return '';
    const { vehiclePassWhenRecorded = 'valid', driverPassWhenRecorded = 'valid' } = details;
    return [vehiclePassWhenRecorded, driverPassWhenRecorded]
      .flatMap((verdict, i) =>
        verdict === 'valid' ? [] : [this.words.pair(passIds[i] ?? '', this.words.verdicts[verdict])],
      )
      .join(this.words.comma);
  }

  /** A place by its name and number: two communities may have one name. */
  private party(kind: FindingKind, party = ''): string {
    return kind === 'wrong-community' ? this.placeAndNumber(party) : party;
  }

  private finding(
    { kind, severity, parties, limitHours, answeredBy }: FindingRow,
    row: StepRow,
  ): { tone: Tone; text: string } {
    const { words } = this;
    const { details, before } = row;
    const text = words.findingText(kind, {
      step: words.stepText(words.step(row.kind), this.place(row.placeGln), row.loadId ?? ''),
      before: this.hadIt(before),
      load: row.loadId ?? '',
      place: this.place(row.placeGln),
      passes: row.passIds.join(', '),
      verdict: this.verdict(row),
      checkpoint: 'checkpointRef' in details ? (details.checkpointRef ?? '') : '',
      since: 'since' in details ? this.time(details.since) : '',
      withdrawnBecause: 'since' in details ? details.reason : '',
      note: 'note' in details && details.note !== null ? words.note(details.note) : '',
      lateMinutes: (Date.parse(row.recordedAt) - Date.parse(row.occurredAt)) / 60_000,
      intended: this.party(kind, parties?.intended),
      actual: this.party(kind, parties?.actual),
      contents: 'contentsDiffer' in details ? (details.contentsDiffer ?? []).join(words.comma) : '',
      seal: 'otherSscc' in details || 'onLoadId' in details ? details.sealId : '',
      otherBox: 'otherSscc' in details ? (details.otherSscc ?? '') : '',
      reason: row.backDatedBecause ?? '',
      invalidByThen: this.invalidByThen(row),
      other:
        'otherLoadId' in details
          ? details.otherLoadId
          : 'onLoadId' in details
            ? (details.onLoadId ?? '')
            : '',
      driver: this.sharedBy(row),
      limitHours: limitHours ?? (before === null ? 0 : defaultLimitHours[before.type]),
    });
    const { marks } = words;
    const isExplained = severity === 'breaks' && answeredBy?.kind === 'resolved';
    const open = severity === 'breaks' ? marks.breaks : marks.question;
    const mark = isExplained ? marks.explained : answeredBy !== null ? marks.answered : open;
    const tone = isExplained || severity === 'breaks' ? 'bad' : 'question';
    const answer =
      answeredBy &&
      words.answered(
        words.step(answeredBy.kind),
        this.time(answeredBy.occurredAt),
        answeredBy.resolution,
        answeredBy.outcome === undefined ? '' : words.outcomes[answeredBy.outcome],
        answeredBy.by ?? '',
      );
    const said = words.pair(`${mark} · ${words.finding(kind)}`, text);
    const more = answer ?? words.pair(marks.toDo, words.toDo(kind));
    return {
      tone: answeredBy !== null && !isExplained ? 'good' : tone,
      text: `${said}${words.semicolon}${more}`,
    };
  }
}

/** An answer may name a kind of finding that the program no longer has. */
const isFinding = (name: string): name is FindingKind => Object.hasOwn(findingKinds, name);
