import { dataOf } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Confirm } from './Confirm';

/** Drops the versions of a view that earlier releases wrote. */
export function DropOld({ view, close }: { readonly view: string; readonly close: () => void }) {
  const { t } = useTranslation('operations');
  return (
    <Confirm
      title={t('dropOld.title', { view })}
      words={t('dropOld.words')}
      ok={t('views.dropOld')}
      send={(key) =>
        dataOf(
          api.POST('/v1/views/{view}/drop-old', {
            params: { path: { view } },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      answered={({ dropped, running }) =>
        running.length === 0
          ? t('dropOld.done', { versions: dropped.join(', ') })
          : t('dropOld.running', { versions: running.join(', ') })
      }
      close={close}
    />
  );
}
