import { useTranslation } from 'react-i18next';

/** Writes numbers as the reader's language does. */
export function useNumber(): (count: number) => string {
  const { i18n } = useTranslation();
  return (count) => count.toLocaleString(i18n.language === 'zh' ? 'zh-CN' : 'en');
}
