import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Trouble } from '../ui/Trouble';

/** A page whose code could not be loaded, or that failed while it was drawn. */
export function PageFailed() {
  const { t } = useTranslation('frame');
  const error = useRouteError();
  return (
    <div className="card">
      <h1>{t('failed.title')}</h1>
      <Trouble
        error={error instanceof Error ? error : new Error(String(error))}
        again={() => window.location.reload()}
      />
    </div>
  );
}
