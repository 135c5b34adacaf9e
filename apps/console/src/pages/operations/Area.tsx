import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { NotAllowed } from '../../ui/NotAllowed';
import { useSession } from '../../base/session';
import { actorsOf, mayRead, rights, type Area as Name } from './rights';
import './operations.css';

const paths: Readonly<Record<Name, string>> = {
  views: '/operations',
  messaging: '/operations/messaging',
  quarantine: '/operations/quarantine',
  keys: '/operations/keys',
  differences: '/operations/differences',
};

/** A page of the operations under its tabs; for a role that may not read it, the reason. */
export function Area({ name, children }: { readonly name: Name; readonly children: ReactNode }) {
  const { t } = useTranslation('operations');
  const { data: session } = useSession();
  const may = session === undefined ? 'role' : mayRead(name, session);
  return (
    <>
      <nav className="tabs" aria-label={t('tabs')}>
        {Object.entries(paths).map(([area, path]) => (
          <NavLink key={area} to={path} end>
            {t(`tab.${area}`)}
          </NavLink>
        ))}
      </nav>
      {may === 'role' && <NotAllowed access={rights[name].readers} />}
      {may === 'bound' && (
        <p className="notice open" role="alert">
          {t('bound')}
        </p>
      )}
      {may === true && children}
    </>
  );
}

/** Whether the reader may do something here, and the sentence that says who may. */
export function useMay(area: Name, action: string): { readonly may: boolean; readonly who: string } {
  const { t } = useTranslation(['operations', 'frame']);
  const role = useSession().data?.role;
  const actors = actorsOf(area, action);
  return {
    may: role !== undefined && role !== null && actors.includes(role),
    who: t('who', { roles: actors.map((one) => t(`frame:role.${one}`)).join(', ') }),
  };
}
