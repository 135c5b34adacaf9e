import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceNames } from './places';
import { Trouble } from './Trouble';

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  /** Names of the places of the items, by GLN. */
  readonly places?: Readonly<Record<string, string>>;
}

export interface Column<T> {
  readonly title: string;
  readonly show: (item: T) => ReactNode;
  /** As in CSS grid; `minmax(80px, 1fr)` when left out. */
  readonly width?: string;
}

export interface ListProps<T> {
  /** What is asked; another key is another list. */
  readonly queryKey: readonly unknown[];
  readonly page: (cursor: string | undefined) => Promise<PageOf<T>>;
  readonly keyOf: (item: T) => string;
  readonly columns: readonly Column<T>[];
  /** What would stand here, and how it comes about. */
  readonly empty: string;
  readonly label: string;
  /** One of several lists of a page: as high as its rows, up to a limit. */
  readonly isShort?: boolean;
}

const rowHeight = 44;

/** A list of any length: pages are asked for as the reader goes on, and only the rows that are seen are drawn. */
export function List<T>({ queryKey, page, keyOf, columns, empty, label, isShort = false }: ListProps<T>) {
  const { t } = useTranslation('frame');
  const scroller = useRef<HTMLDivElement>(null);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { isLive: true },
  });
  const items = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const names = useMemo(
    () =>
      Object.assign({}, ...(query.data?.pages ?? []).map(({ places }) => places)) as Record<string, string>,
    [query.data],
  );
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  if (query.isPending) return <div className="skeleton" role="status" aria-label={t('loading')} />;
  if (query.data === undefined) return <Trouble error={query.error} again={() => void query.refetch()} />;
  if (items.length === 0) return <p className="muted">{empty}</p>;
  const grid = { gridTemplateColumns: columns.map(({ width = 'minmax(80px, 1fr)' }) => width).join(' ') };
  return (
    <PlaceNames value={names}>
      {query.error !== null && <Trouble error={query.error} again={() => void query.refetch()} />}
      <div
        ref={scroller}
        className={isShort ? 'list short' : 'list'}
        role="table"
        aria-label={label}
        aria-rowcount={-1}
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
                style={{ ...grid, transform: `translateY(${start}px)`, height: rowHeight }}
              >
                {columns.map(({ show }, i) => (
                  <span key={i} role="cell">
                    {show(item)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <p className="row muted" style={{ margin: '8px 0 0' }}>
        {t(query.hasNextPage ? 'list.more' : 'list.all', { shown: items.length })}
        {query.hasNextPage && (
          <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.next')}
          </Button>
        )}
      </p>
    </PlaceNames>
  );
}
