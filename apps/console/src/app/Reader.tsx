import { dataOf } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../base/api';
import { useSession } from '../base/session';
import { tellTabs } from '../base/tabs';
import { language, setLanguage } from '../base/words';

/** Who reads, in which language; leads out. */
export function Reader() {
  const { t } = useTranslation('frame');
  const { data: session } = useSession();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/session')),
    onSettled: () => {
      tellTabs('session');
      return client.resetQueries({});
    },
  });
  const other = language() === 'zh' ? 'en' : 'zh';
  return (
    <>
      <button
        type="button"
        className="plain"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => void setLanguage(other)}
      >
        {other === 'zh' ? '中文' : 'English'}
      </button>
      <span className="hide-small" title={session?.subject ?? ''}>
        {typeof session?.role === 'string' && t(`role.${session.role}`)}
      </span>
      <button type="button" className="plain" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('signOut')}
      </button>
    </>
  );
}
