import { useTranslation } from 'react-i18next';
import type { Role } from '../base/session';

/** Says which roles may read a page. */
export function NotAllowed({ access }: { readonly access: readonly Role[] }) {
  const { t } = useTranslation('frame');
  return (
    <div className="card" role="alert">
      <h1>{t('notAllowed.title')}</h1>
      <p>{t('notAllowed.words', { roles: access.map((role) => t(`role.${role}`)).join(', ') })}</p>
    </div>
  );
}
