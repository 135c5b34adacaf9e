import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceNames } from './places';
import { Trouble } from './Trouble';
import { VirtualRows, type Column } from './VirtualRows';

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  /** Names of the places of the items, by GLN. */
  readonly places?: Readonly<Record<string, string>>;
}

export type { Column } from './VirtualRows';

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

/** A list of any length: pages are asked for as the reader goes on, and only the rows that are seen are drawn. */
export function List<T>({ queryKey, page, keyOf, columns, empty, label, isShort = false }: ListProps<T>) {
  const { t } = useTranslation('frame');
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { isLive: true },
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  const names = useMemo(
    () =>
      Object.assign({}, ...(query.data?.pages ?? []).map(({ places }) => places)) as Record<string, string>,
    [query.data],
  );
  if (query.isPending) return <div className="skeleton" role="status" aria-label={t('loading')} />;
  if (query.data === undefined) return <Trouble error={query.error} again={() => void query.refetch()} />;
  if (items.length === 0) return <p className="muted">{empty}</p>;
  return (
    <PlaceNames value={names}>
      {query.error !== null && <Trouble error={query.error} again={() => void query.refetch()} />}
      <VirtualRows label={label} items={items} keyOf={keyOf} columns={columns} isShort={isShort} />
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
