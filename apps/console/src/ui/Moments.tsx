import { timeNow } from '../base/clock';
import { Button } from 'antd';
import { useId, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import './account.css';
import { Time } from './Time';
import { fieldValue, momentIn } from './times';

/** The moments of the address: of events, and of what was known. */
export function useMoments(): { readonly at: string | undefined; readonly knownAt: string | undefined } {
  const [marks] = useSearchParams();
  return { at: marks.get('at') ?? undefined, knownAt: marks.get('knownAt') ?? undefined };
}

const names = ['at', 'knownAt'] as const;

/** Two fields for the moment that a page shows; empty fields are now. They stand in the address. */
export function Moments() {
  const { t } = useTranslation('frame');
  const id = useId();
  const [, setMarks] = useSearchParams();
  const moments = useMoments();
  const isPast = names.some((name) => moments[name] !== undefined);
  const show = (chosen: (name: string) => string | undefined) =>
    setMarks(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of names) {
          const moment = chosen(name);
          if (moment === undefined) after.delete(name);
          else after.set(name, moment);
        }
        return after;
      },
      { preventScrollReset: true },
    );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    show((name) => momentIn(fields.get(name)));
  };
  return (
    <>
      <form
        className="row moments no-print"
        onSubmit={submit}
        key={names.map((name) => moments[name]).join(' ')}
      >
        {names.map((name) => (
          <label key={name} htmlFor={`${id}-${name}`}>
            {t(`moment.${name}`)}{' '}
            <input
              id={`${id}-${name}`}
              name={name}
              type="datetime-local"
              min="1970-01-02T00:00"
              max={fieldValue(new Date(timeNow()).toISOString())}
              defaultValue={fieldValue(moments[name])}
            />
          </label>
        ))}
        <Button size="small" htmlType="submit">
          {t('moment.show')}
        </Button>
        {isPast && (
          <Button size="small" onClick={() => show(() => undefined)}>
            {t('moment.now')}
          </Button>
        )}
      </form>
      {isPast && (
        <p className="notice open" role="status" style={{ margin: '0 0 12px' }}>
          {t('moment.past')}{' '}
          {names.map((name) => {
            const moment = moments[name];
            return (
              moment !== undefined && (
                <span key={name}>
                  {t(`moment.${name}`)} <Time at={moment} />.{' '}
                </span>
              )
            );
          })}
        </p>
      )}
    </>
  );
}
