import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { markOf, streetsOf, type Metric, type PlaceState } from './network';
import { moveFocus } from './roving';
import { stateWords } from './words';

interface HeatGridProps {
  readonly places: readonly PlaceState[];
  readonly metric: Metric;
  readonly label: string;
}

const arrows = { next: ['ArrowRight', 'ArrowDown'], before: ['ArrowLeft', 'ArrowUp'] };

/** One square per place, by street; each is a link, signed and coloured by the metric. Arrows move from one to the next. */
export function HeatGrid({ places, metric, label }: HeatGridProps) {
  const { t } = useTranslation('stations');
  const [shown, show] = useState<string>();
  const streets = streetsOf(places);
  const tabbable = places.some(({ gln }) => gln === shown) ? shown : streets[0]?.places[0]?.gln;
  const pointed = places.find(({ gln }) => gln === shown);
  return (
    <div
      className="heat"
      role="group"
      aria-label={label}
      onKeyDown={(event) => moveFocus(event, 'a.square', arrows)}
    >
      {streets.map(({ name, places: rows }) => (
        <div key={name ?? ''} className="street">
          <span className="muted">{name ?? t('noStreet')}</span>
          <ul>
            {rows.map((place) => {
              const { sign, full, text } = markOf(place, metric);
              const words = stateWords(t, place, metric);
              return (
                <li key={place.gln}>
                  <Link
                    to={`/stations/${place.gln}`}
                    className={`square ${sign} full-${full}`}
                    aria-label={words}
                    title={words}
                    tabIndex={place.gln === tabbable ? 0 : -1}
                    onFocus={() => show(place.gln)}
                    onMouseEnter={() => show(place.gln)}
                  >
                    {text}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <p className="muted pointed" aria-hidden="true">
        {pointed === undefined ? t('heat.point') : stateWords(t, pointed, metric)}
      </p>
    </div>
  );
}

/** What the colours and signs of a metric mean. */
export function Legend({ metric }: { readonly metric: Metric }) {
  const { t } = useTranslation('stations');
  const squares = {
    held: [
      ['plain full-0', '', 'legend.none'],
      ['done full-1', '25', 'legend.few'],
      ['done full-2', '100', 'legend.some'],
      ['done full-3', '101', 'legend.many'],
    ],
    findings: [
      ['plain full-0', '', 'legend.noFinding'],
      ['open full-3', '1', 'legend.question'],
      ['broken full-3', '1', 'legend.breaks'],
    ],
    balance: [
      ['plain full-0', '✓', 'legend.balanced'],
      ['open full-3', '!', 'legend.unbalanced'],
    ],
  }[metric];
  return (
    <ul className="legend muted">
      {[...squares, ['unknown full-0', '?', 'legend.unknown']].map(([look, text, words]) => (
        <li key={words}>
          <span className={`square ${look}`} aria-hidden="true">
            {text}
          </span>{' '}
          {t(words ?? '')}
        </li>
      ))}
    </ul>
  );
}
