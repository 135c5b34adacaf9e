import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
import { StationLink } from '../../ui/ids';
import { Trouble } from '../../ui/Trouble';
import { useMark } from '../../ui/useMark';
import { useNumber } from '../../ui/useNumber';
import { Legend } from './HeatGrid';
import { MapCard } from './map/MapCard';
import { metrics, type Metric, type PlaceState } from './network';
import { findingsAtMost, useMaySeeAccounts, useOpenFindings, useSummary } from './queries';
import { Tree } from './Tree';
import { useRows } from './useRows';
import './stations.css';

export default function StationsPage() {
  const { t } = useTranslation('stations');
  const [text, filter] = useMark('name');
  const [markedMetric, setMetric] = useMark('metric');
  const [view, setView] = useMark('view');
  const [district, setDistrict] = useMark('district');
  const metric: Metric = metrics.find((one) => one === markedMetric) ?? 'held';
  const may = useMaySeeAccounts();
  const found = useOpenFindings(metric === 'findings');
  const { top, rows, shown, told, error } = useRows({
    district,
    text: text ?? '',
    metric,
    isTable: view === 'table',
  });
  return (
    <>
      <section className="card">
        <header style={{ marginBottom: 0 }}>
          <h1>{t('title')}</h1>
        </header>
        <Sentence told={told} />
        {!may && <p className="muted">{t('noAccounts')}</p>}
      </section>
      <MapCard metric={metric} />
      <section className="card">
        <header>
          <h2>{t('places')}</h2>
          <span className="row end no-print">
            <label>
              {t('filter')}{' '}
              <input
                type="search"
                value={text ?? ''}
                maxLength={100}
                onChange={({ target }) => filter(target.value, true)}
              />
            </label>
            <label>
              {t('metric')}{' '}
              <select value={metric} onChange={({ target }) => setMetric(target.value)}>
                {metrics.map((one) => (
                  <option key={one} value={one}>
                    {t(`metric.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('view')}{' '}
              <select value={view ?? 'squares'} onChange={({ target }) => setView(target.value)}>
                {['squares', 'table'].map((one) => (
                  <option key={one} value={one}>
                    {t(`view.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          </span>
        </header>
        {error !== null && <Trouble error={error} />}
        {found.error !== null && <Trouble error={found.error} again={() => void found.refetch()} />}
        {metric === 'findings' && found.data?.length === findingsAtMost && (
          <p className="notice open">{t('findingsAtMost', { count: findingsAtMost })}</p>
        )}
        <Answered query={top}>
          {(places) =>
            places.length === 0 ? (
              <p className="muted">{t('empty')}</p>
            ) : (
              <>
                <Tree
                  rows={rows}
                  metric={metric}
                  label={t('places')}
                  toggle={(gln) => setDistrict(gln === district ? undefined : gln)}
                />
                {shown === 0 && <p className="muted">{t('noMatch', { text })}</p>}
                {(text ?? '') !== '' && <p className="muted">{t('loadedOnly')}</p>}
              </>
            )
          }
        </Answered>
        <Legend metric={metric} />
      </section>
    </>
  );
}

/** Whether the network balances, and who does not. */
function Sentence({ told }: { readonly told: readonly PlaceState[] }) {
  const { t } = useTranslation('stations');
  const number = useNumber();
  const { data } = useSummary();
  if (data === undefined) {
    const doubtful = told.filter(({ account }) => account?.balanced === false);
    return (
      <p className="sentence">
        {told.length > 0 && `${t('sentence.told', { count: told.length })} `}
        {told.length > 0 && <Unbalanced places={doubtful} />} {t('sentence.open')}
      </p>
    );
  }
  const count = (tier: string) => number(data.tiers.find((one) => one.tier === tier)?.stations ?? 0);
  const unbalanced = data.unbalanced.filter(({ kind }) => kind === 'station');
  return (
    <p className="sentence">
      {t('sentence.places', { districts: count('district'), communities: count('community') })}{' '}
      <Unbalanced places={unbalanced.map(({ id, name }) => ({ gln: id, name }))} />
    </p>
  );
}

function Unbalanced({ places }: { readonly places: readonly { gln: string; name: string | null }[] }) {
  const { t } = useTranslation('stations');
  if (places.length === 0) return t('sentence.balanced');
  return (
    <>
      <strong>{t('sentence.unbalanced', { count: places.length })}</strong>{' '}
      {places.map(({ gln, name }, i) => (
        <span key={gln}>
          {i > 0 && ', '}
          <StationLink gln={gln} name={name} />
        </span>
      ))}
    </>
  );
}
