import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import './clocks.css';
import type { Step } from './waterfall';

interface ClocksProps {
  readonly steps: readonly Step[];
  /** The parameters of the address that hold the moments. */
  readonly marks?: { readonly at: string; readonly knownAt: string };
  /** Without the words that explain them. */
  readonly isPlain?: boolean;
}

const ownMarks = { at: 'at', knownAt: 'knownAt' };

/** Two sliders that step from fact to fact; the last place of each is now. */
export function Clocks({ steps, marks = ownMarks, isPlain = false }: ClocksProps) {
  const { t } = useTranslation('box');
  const late = steps.filter((step) => step.late).length;
  return (
    <div className="clocks no-print">
      <Clock
        name={marks.at}
        label={t('clock.at')}
        moments={momentsOf(steps.map(({ occurredAt }) => occurredAt))}
      />
      <Clock
        name={marks.knownAt}
        label={t('clock.knownAt')}
        moments={momentsOf(steps.map(({ recordedAt }) => recordedAt))}
      />
      {!isPlain && (
        <p className="muted" style={{ margin: 0 }}>
          {t('clock.words')} {late > 0 && t('clock.late', { count: late })}
        </p>
      )}
    </div>
  );
}

const momentsOf = (moments: readonly string[]): readonly string[] => [...new Set(moments)].sort();

interface ClockProps {
  /** The parameter of the address. */
  readonly name: string;
  readonly label: string;
  /** Moments of facts in order, RFC 3339. */
  readonly moments: readonly string[];
}

function Clock({ name, label, moments }: ClockProps) {
  const { t } = useTranslation('box');
  const [moment, setMoment] = useMark(name);
  const now = moments.length;
  // A moment between two facts shows what was so since the fact before it; -1: before the first.
  const place =
    moment === undefined ? now : moments.findLastIndex((one) => Date.parse(one) <= Date.parse(moment));
  // The address follows a little later: until then the slider stays where the hand has put it.
  const [held, setHeld] = useState<number>();
  if (held === place) setHeld(undefined);
  const shown = moments[place];
  return (
    <label className="clock">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={now}
        step={1}
        value={held ?? Math.max(0, place)}
        list={`${name}-facts`}
        aria-valuetext={shown ?? t('clock.now')}
        onChange={({ target }) => {
          setHeld(Number(target.value));
          setMoment(moments[Number(target.value)], true);
        }}
      />
      <datalist id={`${name}-facts`}>
        {moments.map((_, i) => (
          <option key={i} value={i} />
        ))}
      </datalist>
      <span>{place === now ? t('clock.now') : shown !== undefined && <Time at={shown} />}</span>
    </label>
  );
}
