import { dataOf, type Schemas } from '@boxtrail/api-client';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Age } from '../../ui/Age';
import { Filter } from '../../ui/Filter';
import { List, type Column } from '../../ui/List';
import { useMark } from '../../ui/useMark';
import { useMay } from './Area';
import { ReasonForm } from './ReasonForm';

type Message = Schemas['ParkedMessage'];

/** Messages that could not be handled; what they say is shown when somebody asks. */
export function Parked({ groups }: { readonly groups: readonly string[] }) {
  const { t } = useTranslation('operations');
  const [group] = useMark('group');
  const [opened, open] = useState<Message | null>(null);
  const columns: readonly Column<Message>[] = [
    { title: t('messaging.group'), show: (message) => message.group },
    { title: t('parked.key'), show: ({ key }) => key },
    {
      title: t('parked.reason'),
      width: 'minmax(200px, 3fr)',
      show: ({ reason }) => <span title={reason}>{reason}</span>,
    },
    { title: t('parked.age'), width: '80px', show: ({ parkedAt }) => <Age since={parkedAt} /> },
    {
      title: t('parked.place'),
      width: '140px',
      show: ({ position, place }) => place ?? (position === null ? '' : String(position)),
    },
    {
      title: '',
      width: '90px',
      show: (message) => (
        <Button size="small" aria-label={`${t('parked.open')} ${message.id}`} onClick={() => open(message)}>
          {t('parked.open')}
        </Button>
      ),
    },
  ];
  return (
    <section className="card">
      <header>
        <h2>{t('parked.title')}</h2>
        <span className="end">
          <Filter
            name="group"
            label={t('filter.group')}
            options={groups.map((value) => ({ value, label: value }))}
          />
        </span>
      </header>
      <List
        label={t('parked.title')}
        queryKey={['parked', group]}
        page={(cursor) => dataOf(api.GET('/v1/parked', { params: { query: { group, limit: 50, cursor } } }))}
        keyOf={({ id }) => id}
        columns={columns}
        empty={t('parked.empty')}
      />
      <Drawer open={opened !== null} onClose={() => open(null)} title={opened?.id} size={560}>
        {opened !== null && <Shown key={opened.id} message={opened} close={() => open(null)} />}
      </Drawer>
    </section>
  );
}

function Shown({ message, close }: { readonly message: Message; readonly close: () => void }) {
  const { t } = useTranslation('operations');
  const { may, who } = useMay('messaging', 'drop');
  const [isContentShown, showContent] = useState(false);
  const [isDropping, drop] = useState(false);
  return (
    <div className="panel">
      <p className="notice open">{message.reason}</p>
      <p>{t('parked.later', { key: message.key })}</p>
      {isContentShown ? (
        <>
          <h3>{t('parked.headers')}</h3>
          <pre className="json">{JSON.stringify(message.headers, null, 2)}</pre>
          <h3>{t('parked.body', { bytes: message.bytes.toLocaleString('en') })}</h3>
          <pre className="json">{message.body}</pre>
        </>
      ) : (
        <p>
          <Button onClick={() => showContent(true)}>{t('parked.show')}</Button>{' '}
          <span className="muted">{t('parked.hidden')}</span>
        </p>
      )}
      <p>
        <Button danger disabled={!may} onClick={() => drop(true)}>
          {t('parked.drop')}
        </Button>{' '}
        <span className="muted">{who}</span>
      </p>
      {isDropping && (
        <ReasonForm
          title={t('parked.drop')}
          words={t('parked.dropWords')}
          ok={t('parked.drop')}
          danger
          send={(reason, key) =>
            dataOf(
              api.POST('/v1/parked/{id}/drop', {
                params: { path: { id: message.id } },
                headers: { 'idempotency-key': key },
                body: { reason },
              }),
            ).then(close)
          }
          close={() => drop(false)}
        />
      )}
    </div>
  );
}
