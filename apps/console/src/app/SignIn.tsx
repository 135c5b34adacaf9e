import { dataOf } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../ui/Trouble';
import { api } from '../base/api';
import { sessionKey, type Role, type Session } from '../base/session';
import { tellTabs } from '../base/tabs';
import { language, setLanguage } from '../base/words';

type Way = { readonly key: string } | { readonly demoRole: Role };

/** Exchanges a key for a session. A demo offers one button for each role. */
export function SignIn({ session, failure }: { readonly session?: Session; readonly failure: Error | null }) {
  const { t } = useTranslation('frame');
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const signIn = useMutation({
    mutationFn: (body: Way) => dataOf(api.POST('/v1/session', { body: body as { key: string } })),
    onSuccess: (data) => {
      client.setQueryData(sessionKey, data);
      tellTabs('session');
    },
  });
  const other = language() === 'zh' ? 'en' : 'zh';
  const demoRoles = session?.demoRoles ?? [];
  return (
    <main className="main" style={{ maxWidth: 480, margin: '48px auto' }}>
      <div className="card">
        <div className="row">
          <h1>{t('signIn.title')}</h1>
          <button type="button" className="plain end" onClick={() => void setLanguage(other)}>
            {other === 'zh' ? '中文' : 'English'}
          </button>
        </div>
        {failure !== null && (
          <Trouble error={failure} again={() => void client.invalidateQueries({ queryKey: sessionKey })} />
        )}
        <p>{t('signIn.words')}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (key.trim() !== '') signIn.mutate({ key: key.trim() });
          }}
        >
          <label htmlFor="key">{t('signIn.key')}</label>
          <div className="row" style={{ flexWrap: 'nowrap' }}>
            <input
              className="field"
              type="password"
              id="key"
              value={key}
              onChange={({ target }) => setKey(target.value)}
              autoComplete="off"
              spellCheck={false}
            />
            <Button type="primary" htmlType="submit" loading={signIn.isPending}>
              {t('signIn.do')}
            </Button>
          </div>
        </form>
        {signIn.error !== null && <Trouble error={signIn.error} />}
      </div>
      {demoRoles.length > 0 && (
        <div className="card">
          <h2>{t('signIn.demo')}</h2>
          <p className="muted">{t('signIn.demoWords')}</p>
          <div className="row">
            {demoRoles.map((role) => (
              <Button
                key={role}
                onClick={() => signIn.mutate({ demoRole: role })}
                disabled={signIn.isPending}
              >
                {t(`role.${role}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </main>
  );
}
