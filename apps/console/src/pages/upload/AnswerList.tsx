import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';
import { VirtualRows } from '../../ui/VirtualRows';
import type { Batch } from './read';
import { refusedFirst, type Answer, type Answers } from './send';

const signs = { accepted: 'done', duplicate: 'plain', quarantined: 'open', unread: 'open' } as const;

/** The answer to each line, refused ones first. */
export function AnswerList({ batch, answers }: { readonly batch: Batch; readonly answers: Answers }) {
  const { t } = useTranslation('upload');
  const order = useMemo(() => refusedFirst(batch, answers), [batch, answers]);
  const body = (i: number) => batch.lines[i]?.body ?? '';
  const columns: readonly Column<number>[] = [
    { title: t('column.line'), width: '80px', show: (i) => batch.lines[i]?.line.toLocaleString('en') },
    {
      title: t('column.status'),
      width: '130px',
      show: (i) => {
        const status = answers.get(i)?.status;
        return (
          <Pill
            sign={status === undefined ? 'plain' : signs[status]}
            words={t(`status.${status ?? 'unanswered'}`)}
          />
        );
      },
    },
    {
      title: t('column.why'),
      width: 'minmax(200px, 2fr)',
      show: (i) => {
        const answer = answers.get(i);
        const why = answer && whyOf(answer, t('unread.columns'));
        return why !== undefined && <span title={why}>{why}</span>;
      },
    },
    {
      title: t('column.body'),
      width: 'minmax(200px, 3fr)',
      show: (i) => (
        <span className="mono" title={body(i).slice(0, 1_000)}>
          {body(i).slice(0, 300)}
        </span>
      ),
    },
  ];
  return (
    <VirtualRows label={t('answers')} items={order} keyOf={String} columns={columns} count={order.length} />
  );
}

const whyOf = ({ status, code, detail, id }: Answer, columns: string): string =>
  status === 'unread' ? columns : status === 'quarantined' ? `${detail} (${code})` : (id ?? '');
