import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import './tabs.css';

/** The two lists of the catalog. */
export function Tabs() {
  const { t } = useTranslation('catalog');
  return (
    <nav className="row tabs" aria-label={t('title')}>
      <NavLink to="/box-types">{t('types.title')}</NavLink>
      <NavLink to="/suppliers">{t('suppliers.title')}</NavLink>
    </nav>
  );
}
