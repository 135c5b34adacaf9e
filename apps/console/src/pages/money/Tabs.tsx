import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '../../base/session';
import './tabs.css';

/** The lists of the ledger. */
export function Tabs() {
  const { t } = useTranslation('money');
  const mayWhole = useMay('getLedgerSummary');
  return (
    <nav className="row tabs" aria-label={t('title')}>
      {mayWhole && (
        <NavLink to="/money" end>
          {t('title')}
        </NavLink>
      )}
      <NavLink to="/money/accounts">{t('accounts')}</NavLink>
      <NavLink to="/money/needs">{t('needs')}</NavLink>
      <NavLink to="/money/open-items">{t('items')}</NavLink>
      <NavLink to="/money/settlements">{t('settlements')}</NavLink>
    </nav>
  );
}
