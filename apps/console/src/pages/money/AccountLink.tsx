import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccountKind } from './kinds';

interface AccountProps {
  readonly kind: AccountKind;
  /** Null for a household that the reader may not see. */
  readonly refName: string | null;
}

/** An account of the ledger by its kind and its owner. */
export function AccountLink({ kind, refName }: AccountProps) {
  const { t } = useTranslation('money');
  if (refName === null)
    return (
      <>
        {t(`kind.${kind}`)} <i className="muted">{t('hidden')}</i>
      </>
    );
  return (
    <Link to={`/money/accounts/${kind}/${encodeURIComponent(refName)}`}>
      {t(`kind.${kind}`)} {refName}
    </Link>
  );
}
