import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { Actions } from '../../ui/form/Actions';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { HoldBoxes } from './HoldBoxes';
import { CloseHold, EndHold, Inspect, WriteOff } from './HoldForms';
import { signs } from './signs';
import { Target } from './Target';

type Hold = Schemas['CountedHold'];

export default function HoldPage() {
  const { holdId = '' } = useParams();
  const hold = useQuery({
    queryKey: ['hold', holdId],
    queryFn: () => dataOf(api.GET('/v1/holds/{holdId}', { params: { path: { holdId } } })),
    meta: { isLive: true },
  });
  return <Answered query={hold}>{(data) => <Shown hold={data} />}</Answered>;
}

function Shown({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation('holds');
  const { holdId, status, boxes, outcomes, ended, closed, inspections } = hold;
  const sentence = {
    held: t('sentence.held', { count: boxes }),
    condemned: t('sentence.condemned', { count: outcomes.open, boxes }),
    released: t('sentence.released', { count: boxes }),
    closed: t('sentence.closed', { count: boxes }),
  };
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.hold')} <Copy text={holdId} />
          </h1>
          <Pill sign={signs[status]} words={t(`status.${status}`)} />
        </div>
        <p className="sentence">{sentence[status]}</p>
        <Facts
          of={[
            [t('column.target'), <Target of={hold} />],
            [t('column.reason'), hold.reason],
            [t('column.placedAt'), <Time at={hold.placedAt} />],
            [t('column.placedBy'), hold.placedBy],
            [t('column.endedAt'), ended !== null && <Time at={ended.at} />],
            [t('column.endedBy'), ended?.by],
            [t('column.endReason'), ended?.reason],
            [t('column.closedAt'), closed !== null && <Time at={closed.at} />],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <HoldActions hold={hold} />
        </div>
      </section>
      <section className="card">
        <header>
          <h2>{t('inspections.title')}</h2>
        </header>
        {inspections.length === 0 && <p className="muted">{t('inspections.empty')}</p>}
        <ul>
          {inspections.map(({ inspectedAt, inspectorRef, result, words }) => (
            <li key={`${inspectedAt} ${inspectorRef} ${words}`}>
              <Time at={inspectedAt} /> · {inspectorRef} · {t(`result.${result}`)} · {words}
            </li>
          ))}
        </ul>
      </section>
      <HoldBoxes holdId={holdId} />
    </>
  );
}

function HoldActions({ hold: { holdId, status, outcomes } }: { readonly hold: Hold }) {
  const { t } = useTranslation('holds');
  const notHeld = status === 'held' ? undefined : t('blocked.ended');
  const notCondemned = status === 'condemned' ? undefined : t('blocked.notCondemned');
  return (
    <Actions
      of={[
        {
          name: 'inspect',
          label: t('inspect.do'),
          roles: rolesOf('inspectHold'),
          blocked: notHeld,
          form: (close) => <Inspect holdId={holdId} close={close} />,
        },
        {
          name: 'release',
          label: t('release.do'),
          roles: rolesOf('releaseHold'),
          blocked: notHeld,
          form: (close) => <EndHold how="release" holdId={holdId} close={close} />,
        },
        {
          name: 'condemn',
          label: t('condemn.do'),
          roles: rolesOf('condemnHold'),
          blocked: notHeld,
          isDanger: true,
          form: (close) => <EndHold how="condemn" holdId={holdId} close={close} />,
        },
        {
          name: 'write-off',
          label: t('writeOff.do'),
          roles: rolesOf('writeOffCondemned'),
          blocked: notCondemned,
          form: (close) => <WriteOff holdId={holdId} close={close} />,
        },
        {
          name: 'close',
          label: t('close.do'),
          roles: rolesOf('closeHold'),
          blocked: notCondemned ?? (outcomes.open > 0 ? t('blocked.open') : undefined),
          form: (close) => <CloseHold holdId={holdId} close={close} />,
        },
      ]}
    />
  );
}
