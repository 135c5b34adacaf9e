import { Refused } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Equation } from '../../ui/Equation';
import { Explained } from '../../ui/Explained';
import { HeldBoxes } from '../../ui/HeldBoxes';
import { StationLink } from '../../ui/ids';
import { Moments, useMoments } from '../../ui/Moments';
import { HeldThere } from '../../ui/Held';
import { Pill } from '../../ui/Pill';
import { useMark } from '../../ui/useMark';
import { Below } from './Below';
import { ExportDay } from './ExportDay';
import { FindingsHere } from './FindingsHere';
import { HoursChart } from './HoursChart';
import { LoadsHere } from './LoadsHere';
import {
  explanationOf,
  overdueAtMost,
  useAccount,
  useAccountDay,
  useMaySeeAccounts,
  useMaySeeHeld,
  useOverdueCount,
  usePlace,
  type Place,
} from './queries';
import { Responsible } from './Responsible';
import { RoundsHere } from './RoundsHere';
import './stations.css';

export default function StationPage() {
  const { gln = '' } = useParams();
  const { t } = useTranslation('stations');
  const place = usePlace(gln);
  if (place.error instanceof Refused && [400, 404].includes(place.error.status))
    return (
      <div className="card" role="alert">
        <h1>{t('unknownStation')}</h1>
        <p>{place.error.detail}</p>
      </div>
    );
  return <Answered query={place}>{(data) => <Known key={gln} place={data} />}</Answered>;
}

function Known({ place }: { readonly place: Place }) {
  const { t } = useTranslation(['stations', 'trail', 'frame']);
  const { gln, name, tier, parentGln, code, street } = place;
  const moments = useMoments();
  const isNow = moments.at === undefined && moments.knownAt === undefined;
  const may = useMaySeeAccounts();
  const mayHeld = useMaySeeHeld();
  const account = useAccount(gln, moments);
  const [marked, setDay] = useMark('day');
  const chosen = marked !== undefined && /^\d{4}-\d\d-\d\d$/.test(marked) ? marked : undefined;
  const day = useAccountDay(gln, chosen, moments);
  // A key that is bound to another place may see none of the books here.
  const isElsewhere = account.error instanceof Refused && account.error.status === 403;
  const hasBooks = may && !isElsewhere;
  return (
    <>
      <section className="card">
        <div className="row">
          <h1 style={{ fontSize: 20 }}>{name}</h1>
          <Pill sign="plain" words={t(`trail:tier.${tier}`)} />
          {account.data !== undefined && (
            <Pill
              sign={account.data.balanced ? 'done' : 'open'}
              words={t(account.data.balanced ? 'frame:account.balances' : 'frame:account.unbalanced')}
            />
          )}
          {hasBooks && <ExportDay gln={gln} day={chosen ?? day.data?.day} setDay={setDay} />}
        </div>
        {hasBooks ? (
          account.data !== undefined && <Sentence {...account.data} />
        ) : (
          <p className="sentence">{t(may ? 'notYours' : 'noAccounts')}</p>
        )}
        <HeldThere atGln={gln} />
        <dl className="facts">
          <div>
            <dt>{t('fact.gln')}</dt>
            <dd>
              <Copy text={gln} />
            </dd>
          </div>
          {parentGln !== null && (
            <div>
              <dt>{t('fact.parent')}</dt>
              <dd>
                <Parent gln={parentGln} />
              </dd>
            </div>
          )}
          {tier === 'district' && (
            <div>
              <dt>{t('fact.network')}</dt>
              <dd>
                <Link to={`/stations?district=${gln}`}>{t('openInNetwork')}</Link>
              </dd>
            </div>
          )}
          {street !== null && (
            <div>
              <dt>{t('fact.street')}</dt>
              <dd>{street}</dd>
            </div>
          )}
          {code !== null && (
            <div>
              <dt>{t('fact.code')}</dt>
              <dd>{code}</dd>
            </div>
          )}
        </dl>
      </section>
      {tier !== 'supplier' && <Responsible gln={gln} />}
      {hasBooks && (
        <section className="card">
          <header>
            <h2>{t('account')}</h2>
          </header>
          <Moments />
          <Answered query={account}>
            {(data) => <Equation account={data} links={linksOf(gln, data.balanced, isNow)} />}
          </Answered>
        </section>
      )}
      {hasBooks && <HoursChart query={day} />}
      {account.data !== undefined && (
        <Explained
          queryKey={[gln, moments.at ?? null, moments.knownAt ?? null]}
          ask={() => explanationOf(gln, moments)}
          names={new Map([[gln, name]])}
          isNeeded={!account.data.balanced}
        />
      )}
      {hasBooks && <FindingsHere gln={gln} />}
      {mayHeld && !isElsewhere && <HeldBoxes holder={{ station: gln }} />}
      <LoadsHere gln={gln} />
      {tier === 'community' && <RoundsHere gln={gln} />}
      {(tier === 'municipal' || tier === 'district') && <Below gln={gln} tier={tier} name={name} />}
    </>
  );
}

/** What the lists show is so now: a figure of the past leads to none of boxes held. */
const linksOf = (gln: string, isBalanced: boolean, isNow: boolean) => ({
  in: `/loads?toGln=${gln}`,
  out: `/loads?fromGln=${gln}`,
  ...(isNow && { held: '#held' }),
  writtenOff: `/findings?stationGln=${gln}&state=all`,
  settled: `/findings?stationGln=${gln}&state=explained`,
  ...(!isBalanced && { missing: '#explained', unproved: '#explained' }),
});

function Parent({ gln }: { readonly gln: string }) {
  return <StationLink gln={gln} name={usePlace(gln).data?.name} />;
}

interface SentenceProps {
  readonly gln: string;
  readonly held: number;
  readonly missing: number;
  readonly unproved: number;
}

/** What it holds, what of that is late, and whether its account balances. */
function Sentence({ gln, held, missing, unproved }: SentenceProps) {
  const { t } = useTranslation('stations');
  const { at, knownAt } = useMoments();
  const overdue = useOverdueCount(gln).data ?? 0;
  const isNow = at === undefined && knownAt === undefined;
  const doubtful = missing + unproved;
  return (
    <p className="sentence">
      {t(isNow ? 'sentence.holds' : 'sentence.held', { count: held })}
      {isNow &&
        overdue > 0 &&
        ` ${t(overdue === overdueAtMost ? 'sentence.overdueAtLeast' : 'sentence.overdue', { count: overdue })}`}{' '}
      {doubtful === 0 ? (
        t('sentence.accountBalances')
      ) : (
        <strong>{t('sentence.accountDoes', { count: doubtful })}</strong>
      )}
    </p>
  );
}
