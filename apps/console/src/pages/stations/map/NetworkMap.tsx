import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { markOf, type Metric } from '../network';
import { moveFocus } from '../roving';
import { stateWords } from '../words';
import { Projection, wholeOf, zoomed, type Camera, type Located } from './geo';
import { labelsOf } from './labels';
import { Roads } from './Roads';
import type { Road } from './roads';
import { useCamera } from './useCamera';
import { spread } from './spread';
import type { MapPlace } from './useMap';
import { usePan } from './usePan';
import { useSize } from './useSize';
import './map.css';

interface NetworkMapProps {
  readonly places: readonly (MapPlace & Located)[];
  readonly roads: readonly Road[];
  readonly metric: Metric;
}

const arrows = { next: ['ArrowRight', 'ArrowDown'], before: ['ArrowLeft', 'ArrowUp'] };
const step = 1.6;

/**
 * City, districts and suppliers by their coordinates, and the lines between them. Each place is a link, signed and
 * coloured by the metric. Arrows move from place to place; plus, minus and 0 zoom.
 */
export function NetworkMap({ places, roads, metric }: NetworkMapProps) {
  const { t } = useTranslation('stations');
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const { camera, isWhole, show, follow } = useCamera(places);
  const projection = new Projection(places, camera, size);
  const pan = usePan({ projection, follow, show });
  const points = spread(places.map((place) => projection.at(place)));
  const seen = places.flatMap((place, i) => {
    const at = points[i];
    return at === undefined ? [] : [{ ...place, at }];
  });
  const labels = labelsOf(seen, size);
  const zoomBy = (factor: number) => {
    const next = zoomed(camera, factor);
    show(next.zoom === 1 ? undefined : next);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (moveFocus(event, 'a.place', arrows)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+') zoomBy(step);
    else if (event.key === '-') zoomBy(1 / step);
    else if (event.key === '0') show(undefined);
  };
  /** A place that the keyboard reaches comes into sight. */
  const reveal = ({ latitude, longitude, at }: Located & { at: { x: number; y: number } }) => {
    const isSeen = at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height;
    const next: Camera = { ...camera, latitude, longitude };
    if (!isSeen) show(next);
  };
  return (
    <>
      <div className="map-tools row no-print">
        <button type="button" aria-label={t('map.closer')} onClick={() => zoomBy(step)}>
          +
        </button>
        <button
          type="button"
          aria-label={t('map.farther')}
          disabled={isWhole}
          onClick={() => zoomBy(1 / step)}
        >
          −
        </button>
        <button type="button" disabled={isWhole} onClick={() => show(undefined)}>
          {t('map.whole')}
        </button>
        <button type="button" onClick={() => show({ ...cityOf(places), zoom: cityZoom })}>
          {t('map.city')}
        </button>
      </div>
      <div
        className={isWhole ? 'map' : 'map is-near'}
        ref={element}
        role="group"
        aria-label={t('map.label')}
        onKeyDown={keyDown}
        {...pan}
      >
        <Roads
          roads={roads}
          at={new Map(seen.map(({ gln, at }) => [gln, at]))}
          tiers={new Map(seen.map(({ gln, tier }) => [gln, tier]))}
          size={size}
        />
        {size.width > 0 &&
          seen.map((place, i) => {
            const { gln, name, tier, at } = place;
            const { sign, full, text } = markOf(place, metric);
            const words = stateWords(t, place, metric);
            return (
              <Link
                key={gln}
                to={`/stations/${gln}`}
                className={`place ${tier} name-${labels.get(gln) ?? 'hidden'}`}
                style={{ left: at.x, top: at.y }}
                title={words}
                draggable={false}
                tabIndex={i === 0 ? 0 : -1}
                onFocus={() => reveal(place)}
              >
                <span className={`square ${sign} full-${full}`} aria-hidden>
                  {text}
                </span>
                <span className="place-name" aria-hidden>
                  {name}
                </span>
                <span className="sr-only">{words}</span>
              </Link>
            );
          })}
      </div>
    </>
  );
}

/** Where most districts of a city lie close together. */
const cityZoom = 5;

function cityOf(places: readonly (MapPlace & Located)[]): Pick<Camera, 'latitude' | 'longitude'> {
  return places.find(({ tier }) => tier === 'municipal') ?? wholeOf(places);
}
