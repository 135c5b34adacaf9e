import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { clockAhead, onClockChange } from '../base/clock';
import { takePending, type PendingCommand } from '../base/pending';
import { spanOf } from '../ui/times';

/** What the whole page should know: a wrong clock, and how a command ended that a reload interrupted. */
export function Notices() {
  return (
    <>
      <WrongClock />
      <Interrupted />
    </>
  );
}

function WrongClock() {
  const { t } = useTranslation('frame');
  const ahead = useSyncExternalStore(onClockChange, clockAhead);
  if (ahead === 0) return null;
  const { unit, count } = spanOf(Math.abs(ahead));
  return (
    <p className="notice open" role="status">
      {t(ahead > 0 ? 'clock.ahead' : 'clock.behind', { span: t(`span.${unit}`, { count }) })}
    </p>
  );
}

interface Ended {
  readonly command: PendingCommand;
  readonly is: 'done' | 'refused' | 'unknown';
  readonly detail: string;
}

/** Sends it again, with its key: it has one effect, however often it is sent. */
async function finished(command: PendingCommand): Promise<Ended> {
  const { method, path, headers, body } = command;
  try {
    const sent = body === '' ? {} : { body };
    const response = await fetch(path, { method, headers, ...sent, signal: AbortSignal.timeout(60_000) });
    if (response.ok) return { command, is: 'done', detail: '' };
    const { detail = '' } = (await response.json()) as { detail?: string };
    return { command, is: 'refused', detail };
  } catch {
    return { command, is: 'unknown', detail: '' };
  }
}

function Interrupted() {
  const { t } = useTranslation('frame');
  const client = useQueryClient();
  const [ended, setEnded] = useState<readonly Ended[]>([]);
  useEffect(() => {
    const finish = async () => {
      const all = await Promise.all(takePending().map(finished));
      if (all.length === 0) return;
      setEnded((before) => [...before, ...all]);
      await client.invalidateQueries();
    };
    void finish();
  }, [client]);
  return ended.map(({ command, is, detail }) => (
    <div key={command.key} className={`notice ${is === 'done' ? 'done' : 'open'}`} role="status">
      {t(`interrupted.${is}`, { what: `${command.method} ${decodeURI(command.path)}`, detail })}{' '}
      <button
        type="button"
        className="plain"
        onClick={() => setEnded(ended.filter(({ command: { key } }) => key !== command.key))}
      >
        {t('interrupted.close')}
      </button>
    </div>
  ));
}
