import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRole, type Role } from '../base/session';

interface OnlyForProps {
  /** As the route says. */
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

/** A part of a page that not every reader of the page may see; the others are told who may. */
export function OnlyFor({ roles, children }: OnlyForProps) {
  const { t } = useTranslation('frame');
  if (useHasRole(roles)) return children;
  return (
    <p className="muted">
      {t('notAllowed.words', { roles: roles.map((one) => t(`role.${one}`)).join(', ') })}
    </p>
  );
}
