import type { ReactNode } from 'react';
import { List, type ListProps } from './List';

interface ListPageProps<T> extends Omit<ListProps<T>, 'label'> {
  readonly title: string;
  /** Filters and actions. */
  readonly tools: ReactNode;
}

/** A page that is one list. */
export function ListPage<T>({ title, tools, ...list }: ListPageProps<T>) {
  return (
    <section className="card">
      <header>
        <h1>{title}</h1>
        <span className="row end">{tools}</span>
      </header>
      <List label={title} {...list} />
    </section>
  );
}
