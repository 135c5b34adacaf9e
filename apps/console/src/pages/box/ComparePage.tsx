import { Refused } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Answered } from '../../ui/Answered';
import { grouped, HolderName } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { useMark } from '../../ui/useMark';
import { Clocks } from './Clocks';
import { compareSteps, countsOf } from './compare';
import { ComparedSteps } from './ComparedSteps';
import { useTrail, type WholeTrail } from './queries';
import { namesIn } from './steps';
import './compare.css';

/** The trail of a box at two moments side by side. Both moments stand in the address. */
export default function ComparePage() {
  const { sscc = '' } = useParams();
  const whole = useTrail(sscc);
  return <Answered query={whole}>{(all) => <Compared key={sscc} sscc={sscc} all={all} />}</Answered>;
}

const sides = [
  { name: 'a', marks: { at: 'at', knownAt: 'knownAt' } },
  { name: 'b', marks: { at: 'withAt', knownAt: 'withKnownAt' } },
] as const;
type SideOf = (typeof sides)[number];

/** The trail at the moments of a side; without steps before its first fact. */
function useSide(sscc: string, { marks }: SideOf) {
  const [at] = useMark(marks.at);
  const [knownAt] = useMark(marks.knownAt);
  const query = useTrail(sscc, { at, knownAt });
  const isBefore = query.error instanceof Refused && query.error.status === 404;
  return { query, isBefore, steps: isBefore ? [] : (query.data?.steps ?? []) };
}

function Compared({ sscc, all }: { readonly sscc: string; readonly all: WholeTrail }) {
  const { t } = useTranslation(['box', 'trail']);
  const [a, b] = [useSide(sscc, sides[0]), useSide(sscc, sides[1])];
  const rows = compareSteps(a.steps, b.steps);
  const { added, gone, judged } = countsOf(rows);
  const names = namesIn(all.steps);
  const isEqual = added + gone + judged === 0;
  return (
    <>
      <section className="card">
        <div className="row">
          <h1 style={{ fontSize: 20 }}>
            {t('compare.title')} <Link to={`/boxes/${sscc}`}>{grouped(sscc)}</Link>
          </h1>
        </div>
        <p className="sentence" role="status">
          {isEqual ? (
            t('compare.equal')
          ) : (
            <>
              <strong>{t('compare.differs')}</strong>{' '}
              {[
                added > 0 && t('compare.added', { count: added }),
                gone > 0 && t('compare.gone', { count: gone }),
                judged > 0 && t('compare.judged', { count: judged }),
              ]
                .filter(Boolean)
                .join(' ')}
            </>
          )}
        </p>
      </section>
      <div className="compared">
        {sides.map((side, i) => {
          const [own, other] = i === 0 ? [a, b] : [b, a];
          return (
            <section key={side.name} className="card">
              <header>
                <h2>{t(`compare.side.${side.name}`)}</h2>
              </header>
              <Clocks steps={all.steps} marks={side.marks} isPlain />
              {own.isBefore ? (
                <p className="muted">{t('sentence.before')}</p>
              ) : (
                <Answered query={own.query}>
                  {({ trail }) => (
                    <State
                      trail={trail}
                      other={other.isBefore ? undefined : other.query.data?.trail}
                      names={names}
                    />
                  )}
                </Answered>
              )}
            </section>
          );
        })}
      </div>
      <ComparedSteps rows={rows} names={names} />
    </>
  );
}

type Trail = WholeTrail['trail'];

interface StateProps {
  readonly trail: Trail;
  /** Of the other side; undefined before its first fact. */
  readonly other: Trail | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** What the trail says at a moment; what the other side says otherwise is marked. */
function State({ trail, other, names }: StateProps) {
  const { t } = useTranslation(['box', 'trail']);
  const breakOf = ({ breaks }: Trail) =>
    breaks === null
      ? t('compare.unbroken')
      : t(`trail:finding.${breaks.kind}`, { defaultValue: breaks.kind });
  const facts = [
    ['status', (one: Trail) => t(`trail:status.${one.status}`)],
    ['holder', (one: Trail) => `${one.holder?.type ?? ''} ${one.holder?.id ?? ''}`],
    ['break', breakOf],
    ['questions', (one: Trail) => String(one.openCount)],
    ['steps', (one: Trail) => String(one.stepCount)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, told]) => (
        <div key={name}>
          <dt>{t(`compare.fact.${name}`)}</dt>
          <dd>
            {name === 'holder' ? <HolderName holder={trail.holder} names={names} /> : told(trail)}{' '}
            {(other === undefined || told(other) !== told(trail)) && (
              <Pill sign="open" words={t('compare.otherwise')} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
