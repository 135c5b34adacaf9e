import type { ReactNode } from 'react';
import { Filter } from './Filter';
import { List, type ListProps } from './List';

/** A filter that chooses one of its values; all when none is chosen. */
interface FilterOf {
  /** The parameter of the address, and of the API. */
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly wordOf: (value: string) => string;
}

interface ListPageProps<T> extends Omit<ListProps<T>, 'label'> {
  readonly title: string;
  readonly filters?: readonly FilterOf[];
  /** What stands beside the filters: actions. */
  readonly tools?: ReactNode;
}

/** A page that is one list. */
export function ListPage<T>({ title, filters = [], tools, ...list }: ListPageProps<T>) {
  return (
    <section className="card">
      <header>
        <h1>{title}</h1>
        <span className="row end">
          {filters.map(({ name, label, values, wordOf }) => (
            <Filter
              key={name}
              name={name}
              label={label}
              options={values.map((value) => ({ value, label: wordOf(value) }))}
            />
          ))}
          {tools}
        </span>
      </header>
      <List label={title} {...list} />
    </section>
  );
}
