import { useTranslation } from 'react-i18next';
import { spanOf } from './times';
import { useNow } from './useNow';

/** How long ago a moment was. */
export function Age({ since }: { readonly since: string }) {
  const { t, i18n } = useTranslation('frame');
  const { unit, count } = spanOf(useNow() - Date.parse(since));
  return (
    <time dateTime={since} title={new Date(since).toLocaleString(i18n.language === 'zh' ? 'zh-CN' : 'en-GB')}>
      {t(`span.${unit}`, { count })}
    </time>
  );
}
