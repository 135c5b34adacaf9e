import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NotFound() {
  const { t } = useTranslation('frame');
  return (
    <div className="card" role="alert">
      <h1>{t('notFound.title')}</h1>
      <p className="sentence">
        {t('notFound.words')} <Link to="/">{t('notFound.today')}</Link>
      </p>
    </div>
  );
}
