import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { language } from '../../base/words';
import { Copy } from '../../ui/Copy';
import { Held } from '../../ui/Held';
import { grouped, HolderName, RecallLink, StationLink } from '../../ui/ids';
import { Labels } from '../../ui/Labels';
import { Pill, type Sign } from '../../ui/Pill';
import { readable } from '../../ui/readable';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { AnswerFinding } from './AnswerFinding';
import { comparisonOf } from './compare';
import { useBox, useBoxType } from './queries';
import { detail } from './steps';
import type { Step, Trail } from './waterfall';

interface HeadingProps {
  readonly trail: Trail;
  readonly steps: readonly Step[];
  readonly names: ReadonlyMap<string, string>;
  /** All steps that are known now. */
  readonly allSteps: readonly Step[];
  /** Steps that are known now and were not at the moments shown. */
  readonly later: readonly Step[];
  /** The moments are before the first fact. */
  readonly isBefore: boolean;
}

const formats = ['pdf', 'html', 'csv', 'json'] as const;

/** The number, its state in one word and one sentence, and what the box is. */
export function BoxHeading({ trail, steps, names, allSteps, later, isBefore }: HeadingProps) {
  const { t } = useTranslation('box');
  const [marks] = useSearchParams();
  const [at] = useMark('at');
  const [knownAt] = useMark('knownAt');
  const { sscc } = trail;
  const exported = (format: string) => {
    const query = new URLSearchParams({
      format,
      lang: language(),
      ...(at && { at }),
      ...(knownAt && { knownAt }),
    });
    return `/v1/exports/trails/${sscc}?${query}`;
  };
  const items = formats.map((format) => ({
    key: format,
    label: (
      <a href={exported(format)} download>
        {format.toUpperCase()}
      </a>
    ),
  }));
  return (
    <section className="card">
      <div className="row">
        <h1 style={{ fontSize: 20 }}>
          <Copy text={sscc} shown={grouped(sscc)} />
        </h1>
        <State trail={trail} isBefore={isBefore} />
        <span className="row end no-print">
          <Link to={`/complaints?sscc=${sscc}`}>{t('complaints')}</Link>
          <Link to={comparisonOf(sscc, allSteps, marks)}>{t('compare.open')}</Link>
          {!isBefore && <Labels path={`/v1/boxes/${sscc}/label`} operation="getBoxLabel" />}
          <Button onClick={() => window.print()}>{t('print')}</Button>
          <Dropdown menu={{ items }}>
            <Button>{t('export')}</Button>
          </Dropdown>
          {!isBefore && <AnswerFinding trail={trail} steps={steps} />}
        </span>
      </div>
      <p className="sentence">
        <Sentence trail={trail} names={names} isBefore={isBefore} />
      </p>
      <Recalls trail={trail} isBefore={isBefore} />
      {!isBefore && <Held holdIds={trail.holds} />}
      <Moment later={later} />
      <Facts trail={trail} steps={steps} />
    </section>
  );
}

/** The recalls of lots in the box. */
function Recalls({ trail: { recalls }, isBefore }: Pick<HeadingProps, 'trail' | 'isBefore'>) {
  const { t } = useTranslation('box');
  if (isBefore || recalls.length === 0) return null;
  return (
    <ul className="notice open" style={{ margin: '8px 0 0', listStyle: 'none' }}>
      {recalls.map(({ recallId, lot, openedAt, reason, status }) => (
        <li key={recallId}>
          <Pill sign="open" words={t(`recalled.${status}`)} /> <RecallLink recallId={recallId} /> ·{' '}
          {t('recalled.lot', { lot, reason })} <Time at={openedAt} />
        </li>
      ))}
    </ul>
  );
}

/** In words, which moment the page shows, and what came after it. */
function Moment({ later }: Pick<HeadingProps, 'later'>) {
  const { t } = useTranslation(['box', 'trail']);
  const [at] = useMark('at');
  const [knownAt] = useMark('knownAt');
  if (at === undefined && knownAt === undefined) return null;
  const kinds = later.map(({ kind }) => t(`trail:step.${kind}`));
  return (
    <p className="notice open" style={{ margin: '8px 0 0' }}>
      {at !== undefined && (
        <>
          {t('moment.at')} <Time at={at} />
          {t('sentence.stop')}{' '}
        </>
      )}
      {knownAt !== undefined && (
        <>
          {t('moment.knownAt')} <Time at={knownAt} />
          {t('sentence.stop')}{' '}
        </>
      )}
      {t('moment.later', { count: later.length, kinds: kinds.join(', ') })}
    </p>
  );
}

function State({
  trail: { status, breaks },
  isBefore,
}: {
  readonly trail: Trail;
  readonly isBefore: boolean;
}) {
  const { t } = useTranslation('trail');
  if (isBefore) return null;
  if (breaks !== null) {
    const sign: Sign = breaks.explanation === null ? 'broken' : 'open';
    return (
      <Pill
        sign={sign}
        words={breaks.kind === 'unreadable' ? t('box:unreadable') : t(`finding.${breaks.kind}`)}
      />
    );
  }
  const signs: Partial<Record<string, Sign>> = {
    delivered: 'done',
    lost: 'open',
    destroyed: 'open',
    undelivered: 'open',
  };
  return <Pill sign={signs[status] ?? 'plain'} words={t(`status.${status}`)} />;
}

/** Where the box is, or between which facts its trail breaks. */
function Sentence({ trail, names, isBefore }: Omit<HeadingProps, 'steps' | 'allSteps' | 'later'>) {
  const { t, i18n } = useTranslation(['box', 'trail']);
  if (isBefore) return <>{t('sentence.before')}</>;
  const { breaks, holder, status, openCount } = trail;
  if (breaks === null)
    return (
      <>
        {t(status === 'delivered' ? 'sentence.complete' : 'sentence.unbroken')} {t(`trail:status.${status}`)}{' '}
        · <HolderName holder={holder} names={names} />
        {t('sentence.stop')} {openCount > 0 && t('sentence.questions', { count: openCount })}
      </>
    );
  const { lastSure, firstAfter, explanation } = breaks;
  // The service says it in English only.
  const told =
    language() === 'zh'
      ? t(`trail:finding.${breaks.kind}`, { defaultValue: breaks.kind })
      : readable(breaks.words, names, i18n.language);
  return (
    <>
      <strong>{t('sentence.breaks')}</strong> {t('sentence.told', { told })}{' '}
      {lastSure !== null && (
        <>
          {t('sentence.lastSure')} {t(`trail:step.${lastSure.kind}`)} {lastSure.place?.name}{' '}
          <Time at={lastSure.occurredAt} />
          {t('sentence.stop')}{' '}
        </>
      )}
      {firstAfter !== null && (
        <>
          {t('sentence.firstAfter')} {t(`trail:step.${firstAfter.kind}`)} {firstAfter.place?.name}{' '}
          <Time at={firstAfter.occurredAt} />
          {t('sentence.stop')}{' '}
        </>
      )}
      {explanation === null
        ? t(`trail:toDo.${breaks.kind}`, { defaultValue: breaks.toDo })
        : `${t('sentence.explained', { by: breaks.explainedBy ?? '' })} ${explanation}`}
    </>
  );
}

function Facts({ trail, steps }: Pick<HeadingProps, 'trail' | 'steps'>) {
  const { t } = useTranslation('box');
  const box = useBox(trail.sscc).data;
  const type = useBoxType(box?.gtin).data;
  const packed = steps.find(({ kind }) => kind === 'packed');
  const label = box?.label;
  const facts = {
    destination: label && <StationLink gln={label.destination.gln} name={label.destination.name} />,
    need: box?.needId ?? detail(packed, 'needId'),
    household:
      label?.householdRef ?? (label?.hidden.includes('householdRef') === true && <i>{t('hidden')}</i>),
    boxType: type?.name ?? box?.gtin,
    seal: box?.seal?.sealId,
    weight: box && t('kilograms', { kg: (box.weightGrams / 1_000).toFixed(1) }),
  };
  return (
    <dl className="facts">
      {Object.entries(facts).map(
        ([name, value]) =>
          Boolean(value) && (
            <div key={name}>
              <dt>{t(`fact.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
