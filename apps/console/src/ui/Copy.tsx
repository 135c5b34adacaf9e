import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A text with a button that copies it. */
export function Copy({ text, shown = text }: { readonly text: string; readonly shown?: string }) {
  const { t } = useTranslation('frame');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await window.navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <span className="copy">
      <code>{shown}</code>{' '}
      <button
        type="button"
        className="plain no-print"
        aria-label={t('copy.label', { text })}
        onClick={() => void copy()}
      >
        {isCopied ? t('copy.done') : t('copy.do')}
      </button>
    </span>
  );
}
