import { useTranslation } from 'react-i18next';
import { HolderName, LoadLink, StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { Pill, type Sign } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { breaksOnce, type Change, type Compared } from './compare';
import type { Step } from './waterfall';

const signs: Record<Change, Sign> = { same: 'plain', added: 'plain', gone: 'open', judged: 'open' };

interface ComparedStepsProps {
  readonly rows: readonly Compared[];
  readonly names: ReadonlyMap<string, string>;
}

/** Each step as both trails have it; those that are the same can be hidden. */
export function ComparedSteps({ rows, names }: ComparedStepsProps) {
  const { t } = useTranslation(['box', 'trail']);
  const [only, setOnly] = useMark('only');
  const shown = rows.filter(({ change }) => only !== 'differences' || change !== 'same');
  const cell = (step: Step | undefined) =>
    step === undefined ? (
      <span className="absent">{t('compare.absent')}</span>
    ) : (
      <ToldStep step={step} names={names} />
    );
  const columns: readonly Column<Compared>[] = [
    {
      title: t('column.happened'),
      show: ({ a, b }) => {
        const step = a ?? b;
        return step !== undefined && <Time at={step.occurredAt} />;
      },
    },
    { title: t('compare.side.a'), show: ({ a }) => cell(a) },
    { title: t('compare.side.b'), show: ({ b }) => cell(b) },
    {
      title: t('compare.difference'),
      show: (row) =>
        row.change !== 'same' && (
          <Pill
            sign={breaksOnce(row) ? 'broken' : signs[row.change]}
            words={t(`compare.change.${row.change}`)}
          />
        ),
    },
  ];
  return (
    <section className="card compared-steps">
      <header>
        <h2>{t('steps.title')}</h2>
        <span className="muted">{t('steps.count', { shown: shown.length, count: rows.length })}</span>
        <label className="end no-print">
          <input
            type="checkbox"
            checked={only === 'differences'}
            onChange={({ target }) => setOnly(target.checked ? 'differences' : undefined)}
          />{' '}
          {t('compare.only')}
        </label>
      </header>
      <Table
        label={t('compare.steps')}
        rows={shown}
        columns={columns}
        keyOf={({ name }) => name}
        empty={t('compare.none')}
      />
    </section>
  );
}

interface ToldStepProps {
  readonly step: Step;
  readonly names: ReadonlyMap<string, string>;
}

/** What a step says at a moment: what, where, who had the box after it, and what is wrong with it. */
function ToldStep({ step, names }: ToldStepProps) {
  const { t } = useTranslation(['box', 'trail']);
  const { kind, place, loadId, custodian, correctedBy, findings } = step;
  return (
    <>
      <b>{t(`trail:step.${kind}`)}</b> {place !== null && <StationLink {...place} />}
      {loadId !== null && (
        <>
          {' · '}
          <LoadLink loadId={loadId} />
        </>
      )}{' '}
      <span className="muted">
        {t('column.custody')}: <HolderName holder={custodian} names={names} />
      </span>{' '}
      {correctedBy !== null && <Pill sign="plain" words={t('corrected')} />}
      {findings.map(({ kind: found, severity, closedBy }, i) => (
        <Pill
          key={`${found} ${i}`}
          sign={closedBy !== null ? 'done' : severity === 'breaks' ? 'broken' : 'open'}
          words={`${t(`trail:finding.${found}`)}${closedBy === null ? '' : ` · ${t('answered')}`}`}
        />
      ))}
    </>
  );
}
