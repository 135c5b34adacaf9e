import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, type Role } from '../../base/session';

export interface Action {
  readonly name: string;
  readonly label: string;
  /** As the route says. */
  readonly roles: readonly Role[];
  /** Why the thing does not take it now. */
  readonly blocked?: string;
  readonly isDanger?: boolean;
  readonly form: (close: () => void) => ReactNode;
}

/** What the reader may do here; for what he may not, the reason. */
export function Actions({ of }: { readonly of: readonly Action[] }) {
  const { t } = useTranslation('frame');
  const role = useSession().data?.role ?? undefined;
  const [open, setOpen] = useState<string>();
  const reasonOf = ({ roles, blocked }: Action): string | undefined =>
    role !== undefined && roles.includes(role)
      ? blocked
      : t('action.roles', { roles: roles.map((one) => t(`role.${one}`)).join(', ') });
  const reasons = new Set(of.map(reasonOf).filter((reason) => reason !== undefined));
  return (
    <div className="row no-print">
      {of.map((action) => (
        <Button
          key={action.name}
          danger={action.isDanger === true}
          disabled={reasonOf(action) !== undefined}
          onClick={() => setOpen(action.name)}
        >
          {action.label}
        </Button>
      ))}
      {[...reasons].map((reason) => (
        <small key={reason} className="muted">
          {reason}
        </small>
      ))}
      {of.find(({ name }) => name === open)?.form(() => setOpen(undefined))}
    </div>
  );
}
