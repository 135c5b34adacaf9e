import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/Pill';
import type { Batch } from './read';
import { refusedFirst, type Answer, type Answers } from './send';

const rowHeight = 44;
const grid = { gridTemplateColumns: '80px 130px minmax(200px, 2fr) minmax(200px, 3fr)' };
const signs = { accepted: 'done', duplicate: 'plain', quarantined: 'open', unread: 'open' } as const;

/** The answer to each line, refused ones first; only the rows that are seen are drawn. */
export function AnswerList({ batch, answers }: { readonly batch: Batch; readonly answers: Answers }) {
  const { t } = useTranslation('upload');
  const scroller = useRef<HTMLDivElement>(null);
  const order = useMemo(() => refusedFirst(batch, answers), [batch, answers]);
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  return (
    <div
      ref={scroller}
      className="list"
      role="table"
      aria-label={t('answers')}
      aria-rowcount={order.length + 1}
      tabIndex={0}
    >
      <div className="list-head" role="row" style={grid}>
        {['line', 'status', 'why', 'body'].map((name) => (
          <span key={name} role="columnheader">
            {t(`column.${name}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const i = order[index];
          const line = i === undefined ? undefined : batch.lines[i];
          if (i === undefined || line === undefined) return null;
          const answer = answers.get(i);
          const why = answer && whyOf(answer, t('unread.columns'));
          return (
            <div
              key={i}
              className="list-row"
              role="row"
              aria-rowindex={index + 2}
              style={{ ...grid, transform: `translateY(${start}px)`, height: rowHeight }}
            >
              <span role="cell">{line.line.toLocaleString('en')}</span>
              <span role="cell">
                <Pill
                  sign={answer === undefined ? 'plain' : signs[answer.status]}
                  words={t(`status.${answer?.status ?? 'unanswered'}`)}
                />
              </span>
              <span role="cell" title={why}>
                {why}
              </span>
              <span role="cell" className="mono" title={line.body.slice(0, 1_000)}>
                {line.body.slice(0, 300)}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const whyOf = ({ status, code, detail, id }: Answer, columns: string): string =>
  status === 'unread' ? columns : status === 'quarantined' ? `${detail} (${code})` : (id ?? '');
