import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StationLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { useNumber } from '../../ui/useNumber';
import type { Metric, PlaceState } from './network';
import { moveFocus } from './roving';

/** A row of the tree: a place, or what stands inside an open one. */
export type Row =
  | {
      readonly kind: 'place';
      readonly place: PlaceState;
      readonly level: number;
      /** undefined: nothing is below it. */
      readonly isOpen?: boolean;
    }
  | { readonly kind: 'within'; readonly key: string; readonly level: number; readonly content: ReactNode };

interface TreeProps {
  readonly rows: readonly Row[];
  readonly metric: Metric;
  readonly label: string;
  /** Opens a district, or closes it. */
  readonly toggle: (gln: string) => void;
}

const figures = ['in', 'out', 'held', 'writtenOff', 'settled', 'missing', 'unproved'] as const;
/** Those that a narrow screen has room for. */
const always: readonly string[] = ['held'];
const arrows = { next: ['ArrowDown'], before: ['ArrowUp'] };

/** Places as a tree in a table. Up and down move from row to row, right opens, left closes, Enter leads to the station. */
export function Tree({ rows, metric, label, toggle }: TreeProps) {
  const { t } = useTranslation(['stations', 'frame']);
  const keyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (moveFocus(event, 'tr[data-gln]', arrows)) return;
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLTableRowElement)) return;
    const expanded = activeElement.getAttribute('aria-expanded');
    const { gln } = activeElement.dataset;
    if (gln === undefined) return;
    if (event.key === 'Enter') activeElement.querySelector('a')?.click();
    else if (event.key === 'ArrowRight' && expanded === 'false') toggle(gln);
    else if (event.key === 'ArrowLeft' && expanded === 'true') toggle(gln);
    else return;
    event.preventDefault();
  };
  return (
    <div className="scroll-x">
      <table className="plain network" role="treegrid" aria-label={label} onKeyDown={keyDown}>
        <thead>
          <tr>
            <th scope="col">{t('column.place')}</th>
            {figures.map((figure) => (
              <th
                key={figure}
                scope="col"
                className={always.includes(figure) ? 'number' : 'number hide-small'}
                title={t(`frame:account.what.${figure}`)}
              >
                {t(`frame:account.${figure}`)}
              </th>
            ))}
            {metric === 'findings' && (
              <th scope="col" className="number">
                {t('column.findings')}
              </th>
            )}
            <th scope="col">{t('column.account')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) =>
            row.kind === 'within' ? (
              <tr key={row.key} aria-level={row.level}>
                <td className="within" colSpan={figures.length + 3}>
                  {row.content}
                </td>
              </tr>
            ) : (
              <PlaceRow
                key={row.place.gln}
                {...row}
                metric={metric}
                isFirst={i === 0}
                toggle={() => toggle(row.place.gln)}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface PlaceRowProps {
  readonly place: PlaceState;
  readonly level: number;
  readonly isOpen?: boolean;
  readonly metric: Metric;
  readonly isFirst: boolean;
  readonly toggle: () => void;
}

function PlaceRow({ place, level, isOpen, metric, isFirst, toggle }: PlaceRowProps) {
  const { t } = useTranslation(['stations', 'frame']);
  const number = useNumber();
  const { gln, name, street, account, findings } = place;
  return (
    <tr aria-level={level} aria-expanded={isOpen} tabIndex={isFirst ? 0 : -1} data-gln={gln}>
      <td className="name">
        {isOpen === undefined ? (
          <span style={{ display: 'inline-block', width: 24 }} />
        ) : (
          <button
            type="button"
            className="plain opener"
            aria-label={t(isOpen ? 'close' : 'open', { name })}
            onClick={toggle}
          >
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
          </button>
        )}
        <StationLink gln={gln} name={name} />
        {street !== null && <span className="muted"> {street}</span>}
      </td>
      {figures.map((figure) => {
        const count = account?.[figure];
        const isDoubtful =
          (figure === 'missing' || figure === 'unproved') && count !== undefined && count > 0;
        return (
          <td
            key={figure}
            className={`number ${always.includes(figure) ? '' : 'hide-small'} ${isDoubtful ? 'open' : ''} ${count === 0 ? 'muted' : ''}`}
          >
            {count === undefined ? '–' : number(count)}
          </td>
        );
      })}
      {metric === 'findings' && (
        <td className="number">
          {findings === undefined ? '–' : number(findings.count)}
          {findings !== undefined && findings.breaks > 0 && (
            <>
              {' '}
              <Pill sign="broken" words={t('breaks', { count: findings.breaks })} />
            </>
          )}
        </td>
      )}
      <td>
        {account === undefined ? (
          <span className="muted">{t('notTold')}</span>
        ) : (
          <Pill
            sign={account.balanced ? 'plain' : 'open'}
            words={t(account.balanced ? 'frame:account.balances' : 'frame:account.unbalanced')}
          />
        )}
      </td>
    </tr>
  );
}
