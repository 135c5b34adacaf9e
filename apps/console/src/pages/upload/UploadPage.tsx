import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { may, rolesOf } from '../../base/rights';
import { useSession } from '../../base/session';
import { useMark } from '../../ui/useMark';
import { Outcome } from './Outcome';
import { FileField } from './FileField';
import { kinds } from './kinds';
import { useUpload } from './useUpload';
import './upload.css';

export default function UploadPage() {
  const { t } = useTranslation(['upload', 'frame']);
  const session = useSession().data;
  const mine = kinds.filter(({ route }) => session !== undefined && may(session, route));
  const [marked, setKind] = useMark('kind');
  const [ofJob, setJob] = useMark('jobId');
  const [ofRound, setRound] = useMark('roundId');
  const upload = useUpload();
  useLeaving(upload.isSending, t('leaving'));
  const kind = mine.find(({ name }) => name === marked) ?? mine[0];
  if (kind === undefined) return null;
  const [of, setOf] = kind.of === 'roundId' ? [ofRound, setRound] : [ofJob, setJob];
  const isFixed = upload.hasBegun || upload.isReading;
  return (
    <>
      <section className="card upload">
        <h1>{t('title')}</h1>
        <p className="sentence">{t('sentence')}</p>
        <div className="row upload-fields">
          <label>
            {t('kind')}
            <select
              value={kind.name}
              disabled={isFixed}
              onChange={({ target }) => {
                upload.clear();
                setKind(target.value);
              }}
            >
              {kinds.map(({ name, route }) => (
                <option key={name} value={name} disabled={!mine.some((one) => one.name === name)}>
                  {t(`kind.${name}`)}
                  {mine.some((one) => one.name === name)
                    ? ''
                    : ` (${rolesOf(route)
                        .map((one) => t(`frame:role.${one}`))
                        .join(', ')})`}
                </option>
              ))}
            </select>
          </label>
          {kind.of !== undefined && (
            <label>
              {t(kind.of)}
              <input
                type="text"
                value={of ?? ''}
                disabled={isFixed}
                onChange={({ target }) => setOf(target.value, true)}
              />
            </label>
          )}
        </div>
        <p className="muted">
          {t(`takes.${kind.name}`)}
          {kind.sends === 'ndjson' && (
            <>
              {' '}
              {t('columns')} <code>{Object.keys(kind.columns).join(', ')}</code>
            </>
          )}
        </p>
        <FileField kind={kind} upload={upload} />
      </section>
      {upload.file !== undefined && (
        <Outcome
          upload={upload}
          file={upload.file}
          of={of?.trim() ?? ''}
          isUnnamed={kind.of !== undefined && (of ?? '').trim() === ''}
        />
      )}
    </>
  );
}

/** Asks before the page is left while lines are under way. */
function useLeaving(isSending: boolean, words: string): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isSending && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(words)) blocker.proceed();
    else blocker.reset();
  }, [blocker, words]);
  useEffect(() => {
    if (!isSending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
}
