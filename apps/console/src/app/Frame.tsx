import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { features } from './features';
import { Live } from './Live';
import { Notices } from './Notices';
import { Reader } from './Reader';
import { Search } from './Search';
import { useSession, type Role } from '../base/session';
import { language } from '../base/words';

/** The bar, the navigation and the page. */
export function Frame() {
  const { t } = useTranslation('frame');
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const role = useSession().data?.role;
  const isFor = (access: readonly Role[]) => role !== undefined && role !== null && access.includes(role);
  const isLoading = useNavigation().state === 'loading';
  useEffect(() => {
    // A screen reader begins at the new page, as it would after loading one.
    if (document.activeElement === document.body || document.activeElement?.closest('nav') !== null)
      main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="bar">
        <Link to="/" className="brand hide-small">
          Boxtrail
        </Link>
        <Search />
        <span className="space" />
        <Live />
        <Reader />
      </header>
      <div className="frame">
        <nav className="nav" aria-label={t('navigation')}>
          <ul>
            {features.map(({ name, nav, access }) => nav && isFor(access) && <Entry key={name} {...nav} />)}
          </ul>
        </nav>
        <main id="main" className="main" ref={main} tabIndex={-1} aria-busy={isLoading}>
          <Notices />
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </>
  );
}

function Entry({ path, en, zh }: { readonly path: string; readonly en: string; readonly zh: string }) {
  return (
    <li>
      <NavLink to={path} end={path === '/'}>
        {language() === 'zh' ? zh : en}
      </NavLink>
    </li>
  );
}
