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
import { OnlyFor } from '../../ui/OnlyFor';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { CloseRecall, RecoverBoxes, WriteOffBoxes } from './RecallForms';
import { RecallBoxes } from './RecallBoxes';
import { RecallHolders } from './RecallHolders';

type Recall = Schemas['CountedRecall'];

export default function RecallPage() {
  const { recallId = '' } = useParams();
  const recall = useQuery({
    queryKey: ['recall', recallId],
    queryFn: () => dataOf(api.GET('/v1/recalls/{recallId}', { params: { path: { recallId } } })),
    meta: { isLive: true },
  });
  return <Answered query={recall}>{(data) => <Shown recall={data} />}</Answered>;
}

function Shown({ recall }: { readonly recall: Recall }) {
  const { t } = useTranslation('recalls');
  const { recallId, status, boxes, outcomes, closedAt, closedBy } = recall;
  const blocked = status === 'closed' ? t('blocked.closed') : undefined;
  return (
    <>
      <section className="card">
        <div className="row">
          <h1>
            {t('column.recall')} <Copy text={recallId} />
          </h1>
          <Pill sign={status === 'open' ? 'open' : 'done'} words={t(`status.${status}`)} />
        </div>
        <p className="sentence">
          {outcomes.open === 0
            ? t('sentence.done', { count: boxes })
            : t('sentence.open', { count: outcomes.open, boxes })}
        </p>
        <Facts
          of={[
            [t('column.lot'), recall.lot],
            [t('column.gtin'), <span className="mono">{recall.gtin}</span>],
            [t('column.reason'), recall.reason],
            [t('outcome.recovered'), outcomes.recovered],
            [t('outcome.destroyed'), outcomes.destroyed],
            [t('outcome.written-off'), outcomes['written-off']],
            [t('column.openedAt'), <Time at={recall.openedAt} />],
            [t('column.openedBy'), recall.openedBy],
            [t('column.closedAt'), closedAt !== null && <Time at={closedAt} />],
            [t('column.closedBy'), closedBy],
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Actions
            of={[
              {
                name: 'recover',
                label: t('recover.do'),
                roles: rolesOf('recoverBoxes'),
                blocked,
                form: (close) => <RecoverBoxes recallId={recallId} close={close} />,
              },
              {
                name: 'write-off',
                label: t('writeOff.do'),
                roles: rolesOf('writeOffBoxes'),
                blocked,
                form: (close) => <WriteOffBoxes recallId={recallId} close={close} />,
              },
              {
                name: 'close',
                label: t('close.do'),
                roles: rolesOf('closeRecall'),
                blocked: blocked ?? (outcomes.open > 0 ? t('blocked.open') : undefined),
                isDanger: true,
                form: (close) => <CloseRecall recallId={recallId} close={close} />,
              },
            ]}
          />
        </div>
      </section>
      <section className="card">
        <header>
          <h2>{t('holders.title')}</h2>
        </header>
        <OnlyFor roles={rolesOf('listRecallHolders')}>
          <RecallHolders recallId={recallId} />
        </OnlyFor>
      </section>
      <RecallBoxes recallId={recallId} />
    </>
  );
}
