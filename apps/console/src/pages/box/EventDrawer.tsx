import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copy } from '../../ui/Copy';
import { LoadLink, StationLink } from '../../ui/ids';
import { Time } from '../../ui/Time';
import type { Step } from './waterfall';

/** The event behind a step: who, under which pass, where in the log, and all of it as JSON. */
export function EventDrawer({
  step,
  close,
}: {
  readonly step: Step | undefined;
  readonly close: () => void;
}) {
  const { t } = useTranslation(['box', 'trail']);
  return (
    <Drawer
      open={step !== undefined}
      onClose={close}
      title={step && t(`trail:step.${step.kind}`)}
      mask={false}
      size={420}
    >
      {step && (
        <>
          <dl className="facts" style={{ display: 'grid', gap: 8, marginTop: 0 }}>
            <Fact name="happened" value={<Time at={step.occurredAt} />} />
            <Fact name="recorded" value={<Time at={step.recordedAt} />} />
            <Fact name="by" value={step.actor} />
            {step.place && <Fact name="where" value={<StationLink {...step.place} />} />}
            {step.loadId !== null && <Fact name="load" value={<LoadLink loadId={step.loadId} />} />}
            {step.passIds.length > 0 && <Fact name="passes" value={step.passIds.join(', ')} />}
            <Fact name="event" value={step.source.type} />
            <Fact name="position" value={<Copy text={String(step.source.position)} />} />
            <Fact name="eventId" value={<Copy text={step.source.eventId} />} />
          </dl>
          {step.findings.map(({ kind, words, severity }) => (
            <p key={kind} className={`notice ${severity === 'breaks' ? 'broken' : 'open'}`}>
              <b>{t(`trail:finding.${kind}`)}</b>: {words}
            </p>
          ))}
          <Copy text={JSON.stringify(step, null, 2)} shown="JSON" />
          <pre className="json" tabIndex={0}>
            {JSON.stringify(step, null, 2)}
          </pre>
        </>
      )}
    </Drawer>
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
