import type { Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Answered } from './Answered';
import { BoxLink, HolderName } from './ids';
import { Pill } from './Pill';
import { readable } from './readable';
import { Time } from './Time';
import { useMark } from './useMark';
import './account.css';

type Explanation = Schemas['AccountExplanation'];

interface ExplainedProps {
  /** Of the account and its moment. */
  readonly queryKey: readonly unknown[];
  readonly ask: () => Promise<Explanation | undefined>;
  /** Names of stations by GLN, as far as the page knows them. */
  readonly names?: ReadonlyMap<string, string>;
  /** Whether the reader needs it at once: the account does not balance. */
  readonly isNeeded: boolean;
}

const noNames: ReadonlyMap<string, string> = new Map();

/** The boxes that an account cannot prove, by the steps of all its boxes. It takes the service seconds: asked on request. */
export function Explained({ queryKey, ask, names = noNames, isNeeded }: ExplainedProps) {
  const { t } = useTranslation('frame');
  const [marked, mark] = useMark('explain');
  const isWanted = isNeeded || marked === 'true';
  const query = useQuery({
    queryKey: ['explained', ...queryKey],
    queryFn: async () => (await ask()) ?? null,
    enabled: isWanted,
    staleTime: 60_000,
  });
  return (
    <section className="card" id="explained" tabIndex={-1}>
      <header>
        <h2>{t('explained.title')}</h2>
        {isWanted ? (
          <Button
            className="end no-print"
            size="small"
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {t('explained.again')}
          </Button>
        ) : (
          <Button className="end no-print" size="small" onClick={() => mark('true')}>
            {t('explained.do')}
          </Button>
        )}
      </header>
      {isWanted ? (
        <Answered query={query}>
          {(data) => data !== null && <Shown explanation={data} names={names} />}
        </Answered>
      ) : (
        <p className="muted">{t('explained.words')}</p>
      )}
    </section>
  );
}

interface ShownProps {
  readonly explanation: Explanation;
  readonly names: ReadonlyMap<string, string>;
}

function Shown({ explanation, names }: ShownProps) {
  const { t, i18n } = useTranslation(['frame', 'trail']);
  const { agrees, boxes, more, unproved, moreUnproved, unreadable } = explanation;
  return (
    <>
      <p style={{ margin: '0 0 8px' }}>
        {t(unproved.length === 0 ? 'explained.none' : 'explained.some', { count: unproved.length })}{' '}
        {t(agrees ? 'explained.agrees' : 'explained.differs')}
      </p>
      {unreadable > 0 && <p className="notice open">{t('explained.unreadable', { count: unreadable })}</p>}
      <ul className="plain-list">
        {unproved.map(({ sscc, outcome, findings }) => (
          <li key={sscc} className="row">
            <Pill sign="open" words={t(`account.${outcome}`)} />
            <BoxLink sscc={sscc} />
            {findings.map(({ kind, words, position, ordinal, occurredAt }) => (
              <span key={`${kind} ${position} ${ordinal}`} className="muted">
                {t(`trail:finding.${kind}`)} <Time at={occurredAt} />
                {/* The service tells more in English only. */}
                {i18n.language !== 'zh' && `: ${readable(words, names, i18n.language)}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {moreUnproved && <p className="muted">{t('explained.more')}</p>}
      {boxes.length > 0 && (
        <>
          <h3>{t('explained.doubtful')}</h3>
          <ul className="plain-list">
            {boxes.map(({ sscc, words, byMoves }) => (
              <li key={sscc} className="row">
                <BoxLink sscc={sscc} /> {words} <HolderName holder={byMoves} />
              </li>
            ))}
          </ul>
          {more && <p className="muted">{t('explained.more')}</p>}
        </>
      )}
    </>
  );
}
