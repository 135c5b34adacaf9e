import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './List';
import './table.css';

/** Rows that are drawn at once. */
const step = 100;

interface TableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (row: T) => string;
  /** What would stand here. */
  readonly empty: string;
}

/** Rows that came with their page; on a small screen each is a block with the titles beside the values. */
export function Table<T>({ label, rows, columns, keyOf, empty }: TableProps<T>) {
  const { t } = useTranslation('frame');
  const [most, setMost] = useState(step);
  if (rows.length === 0) return <p className="muted">{empty}</p>;
  const shown = rows.slice(0, most);
  // The roles keep the table a table where the small screen draws blocks.
  return (
    <>
      <table className="plain blocks" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title }, i) => (
              <th key={i} scope="col" role="columnheader">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ title, show }, i) => (
                <td key={i} role="cell" data-title={title}>
                  <div>{show(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p className="row muted">
          {t('list.more', { shown: shown.length })}
          <Button size="small" onClick={() => setMost(most + step)}>
            {t('list.next')}
          </Button>
        </p>
      )}
    </>
  );
}
