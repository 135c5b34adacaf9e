import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Copy } from '../../ui/Copy';
import { useFindingWords } from '../../ui/findingWords';
import { ActorLink, LoadLink, StationLink } from '../../ui/ids';
import { Time } from '../../ui/Time';
import type { Step } from './waterfall';

/** The event behind a step: who, under which pass, where in the log, and all of it as JSON. */
export function EventPanel({ step, close }: { readonly step: Step | undefined; readonly close: () => void }) {
  const { t } = useTranslation(['box', 'trail']);
  const wordsOf = useFindingWords();
  const isOpen = step !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const closeOnEscape = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) close();
    };
    window.addEventListener('keydown', closeOnEscape);
    return () => window.removeEventListener('keydown', closeOnEscape);
  }, [isOpen, close]);
  if (step === undefined) return null;
  const { kind: ofStep, occurredAt: at, place, loadId } = step;
  const told = { step: ofStep, at, place: place?.name ?? null, loadId };
  const names = new Map(place === null ? [] : [[place.gln, place.name]]);
  return (
    // Beside the page, not over it: the arrow keys go on stepping from fact to fact.
    <aside className="event" aria-label={t('event')}>
      <div className="row">
        <h2>{t(`trail:step.${step.kind}`)}</h2>
        <button type="button" className="plain end" onClick={close}>
          {t('close')}
        </button>
      </div>
      <dl className="facts" style={{ display: 'grid', gap: 8, marginTop: 0 }}>
        <Fact name="happened" value={<Time at={step.occurredAt} />} />
        <Fact name="recorded" value={<Time at={step.recordedAt} />} />
        <Fact name="by" value={<ActorLink actor={step.actor} />} />
        {step.place && <Fact name="where" value={<StationLink {...step.place} />} />}
        {step.loadId !== null && <Fact name="load" value={<LoadLink loadId={step.loadId} />} />}
        {step.passIds.length > 0 && <Fact name="passes" value={step.passIds.join(', ')} />}
        <Fact name="event" value={step.source.type} />
        <Fact name="position" value={<Copy text={String(step.source.position)} />} />
        <Fact name="eventId" value={<Copy text={step.source.eventId} />} />
      </dl>
      {step.findings.map(({ kind, words, severity }) => (
        <p key={kind} className={`notice ${severity === 'breaks' ? 'broken' : 'open'}`}>
          <b>{t(`trail:finding.${kind}`)}</b>: {wordsOf({ ...told, kind, words }, names)}
        </p>
      ))}
      <Copy text={JSON.stringify(step, null, 2)} shown="JSON" />
      <pre className="json" tabIndex={0}>
        {JSON.stringify(step, null, 2)}
      </pre>
    </aside>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  const { t } = useTranslation('box');
  return (
    <div>
      <dt>{t(`column.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}
