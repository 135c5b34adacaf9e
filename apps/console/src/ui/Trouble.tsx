import { ConnectionBroken, Refused } from '@boxtrail/api-client';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copy } from './Copy';

/** Statuses whose request may succeed when it is sent again. */
const forLater = new Set([408, 425, 429, 500, 502, 503, 504, 507]);

interface TroubleProps {
  readonly error: Error;
  /** Tries again; offered only where that can help. */
  readonly again?: () => void;
}

/** What happened and what to do: the problem's sentence, its code and its trace id. */
export function Trouble({ error, again }: TroubleProps) {
  const { t } = useTranslation('frame');
  const problem = error instanceof Refused ? error.problem : undefined;
  const mayHelp = problem === undefined || forLater.has(problem.status);
  return (
    <div className="notice broken" role="alert">
      <p style={{ margin: 0 }}>
        {problem?.detail ??
          (isUnreachable(error) ? t('trouble.unreachable') : `${t('trouble.page')} ${error.message}`)}
      </p>
      {problem !== undefined && (
        <p style={{ margin: 0 }}>
          <a href={problem.type.startsWith('/problems/') ? problem.type : undefined}>
            <code>{problem.code}</code>
          </a>{' '}
          {problem.traceId !== '' && (
            <>
              {t('trouble.trace')} <Copy text={problem.traceId} />
            </>
          )}
        </p>
      )}
      {mayHelp && again !== undefined && (
        <Button size="small" onClick={again}>
          {t('trouble.again')}
        </Button>
      )}
    </div>
  );
}

/** `fetch` throws a TypeError when no answer came, and the parser when one was cut off. */
const isUnreachable = (error: Error): boolean =>
  error instanceof TypeError || error instanceof ConnectionBroken || error instanceof SyntaxError;
