import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Age } from '../../ui/Age';
import { Answered } from '../../ui/Answered';
import { Area, useMay } from './Area';
import { Confirm } from './Confirm';
import { Parked } from './Parked';

export default function MessagingPage() {
  return (
    <Area name="messaging">
      <Messaging />
    </Area>
  );
}

function Messaging() {
  const messaging = useQuery({
    queryKey: ['messaging'],
    queryFn: () => dataOf(api.GET('/v1/messaging')),
    meta: { isLive: true },
  });
  return (
    <>
      <Answered query={messaging}>{(data) => <Groups state={data} />}</Answered>
      <Parked groups={messaging.data?.groups.map(({ group }) => group) ?? []} />
    </>
  );
}

function Groups({ state }: { readonly state: Schemas['MessagingState'] }) {
  const { t } = useTranslation('operations');
  const { may, who } = useMay('messaging', 'replay');
  const [asked, ask] = useState<string | null>(null);
  const parked = state.groups.reduce((sum, group) => sum + group.parked, 0);
  return (
    <section className="card">
      <h1>{t('tab.messaging')}</h1>
      <p className="sentence">
        {parked === 0
          ? t('messaging.sentence.well', { count: state.groups.length })
          : t('messaging.sentence.parked', { count: parked })}
      </p>
      {state.problems.map((problem) => (
        <p key={problem} className="notice broken" role="alert">
          {t('messaging.interrupted')} {problem}
        </p>
      ))}
      <p className="muted" style={{ margin: '4px 0 0' }}>
        {t('messaging.words')} {who}
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('messaging.groups')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{t('messaging.group')}</th>
              <th>{t('messaging.parked')}</th>
              <th>{t('messaging.oldest')}</th>
              <th>{t('actions')}</th>
            </tr>
          </thead>
          <tbody>
            {state.groups.map((group) => (
              <tr key={group.group}>
                <td>
                  <Link to={`?group=${encodeURIComponent(group.group)}`}>{group.group}</Link>
                </td>
                <td>{group.parked}</td>
                <td>{group.oldestParkedAt !== null && <Age since={group.oldestParkedAt} />}</td>
                <td>
                  <Button
                    size="small"
                    disabled={!may || group.parked === 0}
                    title={group.parked === 0 ? t('messaging.nothing') : undefined}
                    aria-label={`${t('messaging.replay')} ${group.group}`}
                    onClick={() => ask(group.group)}
                  >
                    {t('messaging.replay')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked !== null && <Replay group={asked} close={() => ask(null)} />}
    </section>
  );
}

function Replay({ group, close }: { readonly group: string; readonly close: () => void }) {
  const { t } = useTranslation('operations');
  return (
    <Confirm
      title={t('replay.title', { group })}
      words={t('replay.words')}
      ok={t('messaging.replay')}
      send={(key) =>
        dataOf(
          api.POST('/v1/messaging/groups/{group}/replay', {
            params: { path: { group } },
            headers: { 'idempotency-key': key },
          }),
        )
      }
      answered={({ parked }) => (parked === 0 ? t('replay.none') : t('replay.left', { count: parked }))}
      close={close}
    />
  );
}
