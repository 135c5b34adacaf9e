import { ConnectionBroken } from '@boxtrail/api-client';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../../ui/Trouble';
import { AnswerList } from './AnswerList';
import { download, refusedCsv } from './refused';
import { countsOf, NotHandled } from './send';
import type { Upload } from './useUpload';

interface OutcomeProps {
  readonly upload: Upload;
  readonly file: NonNullable<Upload['file']>;
  /** The job or the round. */
  readonly of: string;
  /** A job or a round has to be named first. */
  readonly isUnnamed: boolean;
}

/** What the file holds, and what came of it. */
export function Outcome({ upload, file, of, isUnnamed }: OutcomeProps) {
  const { t } = useTranslation('upload');
  const { answers, isSending, hasBegun, error } = upload;
  const { batch, name } = file;
  const { recorded, known, refused, unanswered } = countsOf(batch, answers);
  const all = batch.lines.length;
  const number = (count: number) => count.toLocaleString('en');
  const send = () => void upload.send(of);
  const parts = [
    t('recorded', { count: recorded, number: number(recorded) }),
    ...(known > 0 ? [t('known', { count: known, number: number(known) })] : []),
    ...(refused > 0 ? [t('refused', { count: refused, number: number(refused) })] : []),
    ...(unanswered > 0 ? [t('unanswered', { count: unanswered, number: number(unanswered) })] : []),
  ];
  const isStopped = hasBegun && !isSending && unanswered > 0;
  return (
    <section className="card upload">
      <header>
        <h2>{name}</h2>
        <span className="muted">{t('lines', { count: all, number: number(all) })}</span>
      </header>
      {hasBegun && (
        <p className="sentence" role="status">
          {parts.join(t('comma'))}
          {t('stop')}
        </p>
      )}
      {hasBegun && isSending && (
        <progress max={all} value={all - unanswered} aria-label={t('progress')}>
          {number(all - unanswered)}
        </progress>
      )}
      {isStopped && (
        <>
          {error !== null && isBroken(error) && <p className="notice open">{t('broken')}</p>}
          {error instanceof NotHandled && (
            <p className="notice open">{t('notHandled', { why: error.message })}</p>
          )}
          {error !== null && !isBroken(error) && !(error instanceof NotHandled) && <Trouble error={error} />}
          <p>{t('doubt', { count: unanswered, number: number(unanswered) })}</p>
        </>
      )}
      <p className="row">
        {!isSending && unanswered > 0 && (
          <Button type="primary" disabled={isUnnamed} onClick={send}>
            {hasBegun
              ? t('sendRest', { count: unanswered, number: number(unanswered) })
              : t('send', { count: all, number: number(all) })}
          </Button>
        )}
        {isUnnamed && <span className="muted">{t(`name.${batch.kind.of ?? 'jobId'}`)}</span>}
        {isSending && <Button onClick={upload.stop}>{t('pause')}</Button>}
        {!isSending && refused > 0 && (
          <Button
            onClick={() =>
              download(
                `${name.replace(/\.\w+$/, '')}.refused.csv`,
                refusedCsv(batch, answers, (code) => t(`unread.${code}`)),
              )
            }
          >
            {t('download', { count: refused, number: number(refused) })}
          </Button>
        )}
        {refused > 0 && <Link to="/operations/quarantine">{t('quarantine')}</Link>}
      </p>
      {refused > 0 && !isSending && <p className="muted">{t('mend')}</p>}
      {hasBegun && <AnswerList batch={batch} answers={answers} />}
    </section>
  );
}

/** No answer came, or it was cut off. */
const isBroken = (error: Error): boolean =>
  error instanceof TypeError || error instanceof ConnectionBroken || error instanceof SyntaxError;
