import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
import { useMark } from '../../ui/useMark';
import type { Clock } from './facts';
import { lastDay, loadFilm } from './load';
import { Player } from './Player';

export default function FilmPage() {
  const { t } = useTranslation('film');
  const [by, setBy] = useMark('by');
  const [day, setDay] = useMark('day');
  const clock: Clock = by === 'recorded' ? 'recorded' : 'occurred';
  const last = useQuery({
    queryKey: ['film', 'day', clock],
    queryFn: () => lastDay(clock),
    enabled: day === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const chosen = day ?? last.data;
  const film = useQuery({
    queryKey: ['film', chosen, clock],
    queryFn: ({ signal }) => loadFilm(chosen ?? '', clock, signal),
    enabled: chosen !== undefined,
    // One day is kept at a time, and stays as it was loaded.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <>
      <section className="card">
        <header style={{ marginBottom: 0 }}>
          <h1>{t('title')}</h1>
          <span className="row end">
            <label>
              {t('day')}{' '}
              <input type="date" value={chosen ?? ''} onChange={({ target }) => setDay(target.value)} />
            </label>
            <label>
              {t('by')}{' '}
              <select value={clock} onChange={({ target }) => setBy(target.value)}>
                <option value="occurred">{t('by.occurred')}</option>
                <option value="recorded">{t('by.recorded')}</option>
              </select>
            </label>
          </span>
        </header>
        <p className="sentence">{t('sentence')}</p>
        {film.isLoading && (
          <p role="status" className="muted">
            {t('loading')}
          </p>
        )}
      </section>
      {chosen === undefined ? (
        <Answered query={last}>{() => null}</Answered>
      ) : (
        <Answered query={film}>{(data) => <Player key={`${chosen} ${clock}`} film={data} />}</Answered>
      )}
    </>
  );
}
