import { Button } from 'antd';
import { useId, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { timeNow } from '../../base/clock';
import { useMoments } from '../../ui/Moments';
import { fieldValue, momentIn } from '../../ui/times';
import { Files } from './Files';

const names = ['from', 'to'] as const;

interface StatementProps {
  readonly path: string;
  /** Whose it is. */
  readonly name: string;
}

/** The statement of an account's owner for a period, which stands in the address. */
export function StatementCard({ path, name }: StatementProps) {
  const { t } = useTranslation('money');
  const id = useId();
  const [marks, setMarks] = useSearchParams();
  const { knownAt } = useMoments();
  const [from, to] = names.map((one) => marks.get(one) ?? undefined);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setMarks(
      (before) => {
        const after = new URLSearchParams(before);
        for (const one of names) {
          const moment = momentIn(fields.get(one));
          if (moment === undefined) after.delete(one);
          else after.set(one, moment);
        }
        return after;
      },
      { preventScrollReset: true },
    );
  };
  return (
    <section className="card">
      <header>
        <h2>{t('statement.title')}</h2>
        <span className="row end">
          <Files path={path} name={name} from={from} to={to} knownAt={knownAt} />
        </span>
      </header>
      <p>{t('statement.words')}</p>
      <form className="row moments no-print" onSubmit={submit} key={`${from} ${to}`}>
        {names.map((one) => (
          <label key={one} htmlFor={`${id}-${one}`}>
            {t(`statement.${one}`)}{' '}
            <input
              id={`${id}-${one}`}
              name={one}
              type="datetime-local"
              max={fieldValue(new Date(timeNow()).toISOString())}
              defaultValue={fieldValue(marks.get(one) ?? undefined)}
            />
          </label>
        ))}
        <Button size="small" htmlType="submit">
          {t('statement.choose')}
        </Button>
      </form>
    </section>
  );
}
