import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import { useMedia } from './useMedia';
import './list.css';

export interface Column<T> {
  readonly title: string;
  readonly show: (item: T) => ReactNode;
  /** As in CSS grid; `minmax(80px, 1fr)` when left out. */
  readonly width?: string;
}

interface VirtualRowsProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly columns: readonly Column<T>[];
  /** How many rows the list has in all, where that is known. */
  readonly count?: number;
  /** As high as its rows, up to a limit. */
  readonly isShort?: boolean;
}

const rowHeight = 44;
/** Of a card, in px, before it is measured: its lines and its border. */
const lineHeight = 26;
const cardBorder = 17;
/** As in list.css. */
const narrow = '(max-width: 720px)';

/** Rows of which only those are drawn that are seen. On a small screen each is a card with the titles beside the values. */
export function VirtualRows<T>({
  label,
  items,
  keyOf,
  columns,
  count,
  isShort = false,
}: VirtualRowsProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useMedia(narrow);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? columns.length * lineHeight + cardBorder : rowHeight),
    overscan: 12,
  });
  const grid = { gridTemplateColumns: columns.map(({ width = 'minmax(80px, 1fr)' }) => width).join(' ') };
  return (
    <div
      ref={scroller}
      className={isShort ? 'list short' : 'list'}
      role="table"
      aria-label={label}
      aria-rowcount={count === undefined ? -1 : count + 1}
      tabIndex={0}
    >
      <div className="list-head" role="row" style={grid}>
        {columns.map(({ title }, i) => (
          <span key={i} role="columnheader">
            {title}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <div
              key={keyOf(item)}
              className="list-row"
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              ref={isNarrow ? rows.measureElement : undefined}
              style={{
                transform: `translateY(${start}px)`,
                ...(!isNarrow && { ...grid, height: rowHeight }),
              }}
            >
              {columns.map(({ title, show }, i) => (
                <span key={i} role="cell" data-title={title}>
                  <span>{show(item)}</span>
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
