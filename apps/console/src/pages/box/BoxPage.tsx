import { Refused } from '@boxtrail/api-client';
import { whatIsWrong } from '@boxtrail/kernel/identifiers/gs1';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Answered } from '../../ui/Answered';
import { useMark } from '../../ui/useMark';
import { BoxHeading } from './BoxHeading';
import { Clocks } from './Clocks';
import { Contents } from './Contents';
import { EventPanel } from './EventPanel';
import { useTrail, type WholeTrail } from './queries';
import { Steps } from './Steps';
import { laterThan, namesIn, stepName } from './steps';
import { WaterfallChart } from './WaterfallChart';

export default function BoxPage() {
  const { sscc = '' } = useParams();
  const { t } = useTranslation('box');
  const wrong = whatIsWrong('sscc', sscc);
  if (wrong !== undefined)
    return (
      <div className="card" role="alert">
        <h1>{t('wrongNumber')}</h1>
        <p>{wrong}</p>
      </div>
    );
  return <KnownBox key={sscc} sscc={sscc} />;
}

function KnownBox({ sscc }: { readonly sscc: string }) {
  const [at] = useMark('at');
  const [knownAt] = useMark('knownAt');
  const whole = useTrail(sscc);
  const shown = useTrail(sscc, { at, knownAt });
  const { t } = useTranslation('box');
  if (whole.error instanceof Refused && whole.error.status === 404)
    return (
      <div className="card" role="alert">
        <h1>{t('unknown')}</h1>
        <p>{whole.error.detail}</p>
      </div>
    );
  // Before the first fact of these moments there is no trail: the heading and the clocks stay.
  const isBefore = shown.error instanceof Refused && shown.error.status === 404;
  return (
    <Answered query={whole}>
      {(all) =>
        isBefore ? (
          <TrailPage all={all} shown={{ trail: all.trail, steps: [] }} isBefore />
        ) : (
          <Answered query={shown}>{(seen) => <TrailPage all={all} shown={seen} />}</Answered>
        )
      }
    </Answered>
  );
}

interface TrailPageProps {
  readonly all: WholeTrail;
  readonly shown: WholeTrail;
  readonly isBefore?: boolean;
}

function TrailPage({ all, shown, isBefore = false }: TrailPageProps) {
  const { t } = useTranslation('box');
  const [selected, select] = useMark('step');
  const names = useMemo(() => namesIn(all.steps), [all]);
  const step = shown.steps.find((one) => stepName(one) === selected);
  return (
    <>
      <BoxHeading
        trail={shown.trail}
        steps={shown.steps}
        names={names}
        allSteps={all.steps}
        later={laterThan(shown.steps, all.steps)}
        isBefore={isBefore}
      />
      <section className="card" aria-label={t('waterfall.label')}>
        <WaterfallChart
          trail={shown.trail}
          steps={shown.steps}
          names={names}
          selected={selected}
          select={(name) => select(name, true)}
        />
        <Clocks steps={all.steps} />
      </section>
      <Steps
        steps={shown.steps}
        stepCount={isBefore ? 0 : shown.trail.stepCount}
        selected={selected}
        select={(name) => select(name, true)}
      />
      <Contents sscc={all.trail.sscc} />
      <EventPanel step={step} close={() => select(undefined, true)} />
    </>
  );
}
