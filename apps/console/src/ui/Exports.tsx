import { useTranslation } from 'react-i18next';
import { rolesOf } from '../base/rights';
import { useHasRole } from '../base/session';
import { language } from '../base/words';

const formats = ['pdf', 'html', 'csv', 'json'] as const;
/** As the routes under `/v1/exports` say. */
const mayExport = rolesOf('exportTrail');

/** Downloads of a report in the reader's language; `path` begins with `/v1/exports/`. */
export function Exports({ path }: { readonly path: string }) {
  const { t } = useTranslation('frame');
  if (!useHasRole(mayExport))
    return (
      <small className="muted">
        {t('export.do')}: {t('action.roles', { roles: mayExport.map((one) => t(`role.${one}`)).join(', ') })}
      </small>
    );
  return (
    <span className="row no-print" role="group" aria-label={t('export.do')}>
      {t('export.do')}
      {formats.map((format) => (
        <a key={format} href={`${path}?format=${format}&lang=${language()}`} download>
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
