import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';

/** Rows that only one of two versions of a view has; nothing when there are none. */
export function RowsThatDiffer({ rows }: { readonly rows: readonly Schemas['DifferentRow'][] }) {
  const { t } = useTranslation('operations');
  if (rows.length === 0) return null;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('rows.title')}>
      <table className="plain">
        <caption className="sr-only">{t('rows.title')}</caption>
        <thead>
          <tr>
            <th>{t('rows.table')}</th>
            <th>{t('rows.only')}</th>
            <th>{t('rows.row')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ table, only, row }, i) => (
            <tr key={i}>
              <td>{table}</td>
              <td>{t(`rows.only.${only}`)}</td>
              <td className="mono" style={{ overflowWrap: 'anywhere' }}>
                {row}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
