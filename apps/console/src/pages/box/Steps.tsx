import { useTranslation } from 'react-i18next';
import { HolderName, LoadLink, StationLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import '../../ui/table.css';
import { breaksTrail, namesIn, stepName } from './steps';
import type { Step } from './waterfall';

const columns = ['happened', 'recorded', 'what', 'where', 'custody', 'by', 'findings'] as const;

interface StepsProps {
  readonly steps: readonly Step[];
  /** Of the whole trail. */
  readonly stepCount: number;
  readonly selected: string | undefined;
  readonly select: (name: string) => void;
}

/** The steps, newest first, with both times; those without a finding can be hidden. */
export function Steps({ steps, stepCount, selected, select }: StepsProps) {
  const { t } = useTranslation(['box', 'trail']);
  const [only, setOnly] = useMark('only');
  const names = namesIn(steps);
  const shown = steps.filter(({ findings }) => only !== 'findings' || findings.length > 0).toReversed();
  return (
    <section className="card">
      <header>
        <h2>{t('steps.title')}</h2>
        <span className="muted">{t('steps.count', { shown: shown.length, count: stepCount })}</span>
        <label className="end no-print">
          <input
            type="checkbox"
            checked={only === 'findings'}
            onChange={({ target }) => setOnly(target.checked ? 'findings' : undefined)}
          />{' '}
          {t('steps.onlyFindings')}
        </label>
      </header>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('steps.title')}>
        <table className="plain blocks" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th key={column} scope="col" role="columnheader">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((step, i) => {
              const name = stepName(step);
              return (
                <tr
                  role="row"
                  key={`${name} ${i}`}
                  aria-selected={name === selected}
                  className={breaksTrail(step) ? 'broken' : undefined}
                >
                  <td role="cell" data-title={t('column.happened')}>
                    <div>
                      <Time at={step.occurredAt} />
                    </div>
                  </td>
                  <td role="cell" data-title={t('column.recorded')}>
                    <div>
                      <Time at={step.recordedAt} /> {step.late && <Pill sign="open" words={t('late')} />}
                    </div>
                  </td>
                  <td role="cell" data-title={t('column.what')}>
                    <div>
                      <button type="button" className="plain" onClick={() => select(name)}>
                        {t(`trail:step.${step.kind}`)}
                      </button>
                      {step.correctedBy !== null && <Pill sign="plain" words={t('corrected')} />}
                    </div>
                  </td>
                  <td role="cell" data-title={t('column.where')}>
                    <div>
                      {step.place !== null && <StationLink {...step.place} />}
                      {step.to !== null && (
                        <>
                          {' → '}
                          <StationLink {...step.to} />
                        </>
                      )}
                      {step.loadId !== null && (
                        <>
                          {' · '}
                          <LoadLink loadId={step.loadId} />
                        </>
                      )}
                    </div>
                  </td>
                  <td role="cell" data-title={t('column.custody')}>
                    <div>
                      <HolderName holder={step.custodian} names={names} />
                    </div>
                  </td>
                  <td role="cell" data-title={t('column.by')}>
                    <div>{step.actor}</div>
                  </td>
                  <td role="cell" data-title={t('column.findings')}>
                    <div>
                      {step.findings.map(({ kind, severity, closedBy }) => (
                        <Pill
                          key={kind}
                          sign={closedBy !== null ? 'done' : severity === 'breaks' ? 'broken' : 'open'}
                          words={`${t(`trail:finding.${kind}`)}${closedBy === null ? '' : ` · ${t('answered')}`}`}
                        />
                      ))}
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
