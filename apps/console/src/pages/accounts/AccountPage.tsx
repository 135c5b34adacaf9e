import { dataOf } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { NotFound } from '../../ui/NotFound';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Equation } from '../../ui/Equation';
import { Explained } from '../../ui/Explained';
import { HeldBoxes } from '../../ui/HeldBoxes';
import { LoadLink } from '../../ui/ids';
import { Moments, useMoments } from '../../ui/Moments';
import { Pill } from '../../ui/Pill';
import { accountPath, kindIn, type HolderAccount, type Kind } from './kinds';

export default function AccountPage() {
  const { kind: named, id = '' } = useParams();
  const kind = kindIn(named);
  if (kind === undefined) return <NotFound />;
  if (kind === 'station') return <Navigate to={accountPath({ kind, id })} replace />;
  return <Known key={`${kind} ${id}`} kind={kind} id={id} />;
}

function Known({ kind, id }: { readonly kind: Exclude<Kind, 'station'>; readonly id: string }) {
  const { t } = useTranslation(['accounts', 'frame']);
  const moments = useMoments();
  const path = { kind, id };
  const account = useQuery({
    queryKey: ['holder-account', kind, id, moments],
    queryFn: () => dataOf(api.GET('/v1/holder-accounts/{kind}/{id}', { params: { path, query: moments } })),
    meta: { isLive: true },
  });
  const isBalanced = account.data?.balanced ?? true;
  const isNow = moments.at === undefined && moments.knownAt === undefined;
  const here = {
    ...(isNow && { held: '#held' }),
    ...(!isBalanced && { missing: '#explained', unproved: '#explained' }),
  };
  const links = {
    load: { ...here, in: `/loads/${encodeURIComponent(id)}`, out: `/loads/${encodeURIComponent(id)}` },
    team: here,
    carrier: { ...here, held: undefined },
  }[kind];
  return (
    <>
      <section className="card">
        <div className="row">
          <h1 style={{ fontSize: 20 }}>
            {t(`kind.${kind}`)} <Copy text={id} />
          </h1>
          {account.data !== undefined && (
            <Pill
              sign={isBalanced ? 'done' : 'open'}
              words={t(isBalanced ? 'frame:account.balances' : 'frame:account.unbalanced')}
            />
          )}
          <span className="row end">
            {kind === 'load' && (
              <span>
                {t('openLoad')} <LoadLink loadId={id} />
              </span>
            )}
            <Link to={`/accounts?kind=${kind}`}>{t(`all.${kind}`)}</Link>
          </span>
        </div>
        {account.data !== undefined && <Sentence {...account.data} />}
      </section>
      <section className="card">
        <header>
          <h2>{t('heading')}</h2>
        </header>
        <Moments />
        <Answered query={account}>{(data) => <Equation account={data} links={links} />}</Answered>
      </section>
      {account.data !== undefined && (
        <Explained
          queryKey={[kind, id, moments]}
          ask={async () => {
            const query = { explain: 'true' as const, ...moments };
            return (await dataOf(api.GET('/v1/holder-accounts/{kind}/{id}', { params: { path, query } })))
              .explained;
          }}
          isNeeded={!isBalanced}
        />
      )}
      {kind === 'load' && <HeldBoxes holder={{ load: id }} />}
      {kind === 'team' && <HeldBoxes holder={{ team: id }} />}
    </>
  );
}

/** How many boxes it got, and what became of them. */
function Sentence({ in: came, held, missing, unproved }: HolderAccount) {
  const { t } = useTranslation('accounts');
  const doubtful = missing + unproved;
  return (
    <p className="sentence">
      {t('sentence.came', { count: came })} {held > 0 && `${t('sentence.held', { count: held })} `}
      {doubtful === 0 ? (
        t('sentence.balances')
      ) : (
        <strong>{t('sentence.doubtful', { count: doubtful })}</strong>
      )}
    </p>
  );
}
