import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNumber } from './useNumber';
import './account.css';

const outcomes = ['out', 'held', 'writtenOff', 'settled', 'missing', 'unproved'] as const;
type Field = 'in' | (typeof outcomes)[number];

export type Amounts = { readonly [Name in Field]: number };

interface EquationProps {
  readonly account: Amounts;
  /** Where the boxes of a figure are listed: a path, or a place on this page (`#held`). */
  readonly links: Partial<Record<Field, string>>;
}

/** in = out + held + written off + settled + missing + unproved; each figure leads to its boxes. */
export function Equation({ account, links }: EquationProps) {
  const { t } = useTranslation('frame');
  const number = useNumber();
  return (
    <ul className="equation">
      {(['in', ...outcomes] as const).map((field, i) => {
        const count = account[field];
        const link = count === 0 ? undefined : links[field];
        const isDoubtful = (field === 'missing' || field === 'unproved') && count > 0;
        return (
          <li key={field} className={isDoubtful ? 'open' : count === 0 ? 'none' : ''}>
            {i > 0 && <span className="sign">{i === 1 ? '=' : '+'}</span>}
            <span>
              <b>
                {link === undefined ? (
                  number(count)
                ) : link.startsWith('#') ? (
                  <a href={link}>{number(count)}</a>
                ) : (
                  <Link to={link}>{number(count)}</Link>
                )}
              </b>
              <small title={t(`account.what.${field}`)}>{t(`account.${field}`)}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
