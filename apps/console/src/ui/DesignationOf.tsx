import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { useSuppliers } from '../base/names';
import { SupplierLink } from './ids';
import { Table } from './Table';

interface Props {
  readonly designation: NonNullable<Schemas['Round']['designation']>;
  readonly nameOf: (gln: string) => string | undefined;
}

/** Why a round or a job has its supplier, and why the others were not taken. */
export function DesignationOf({ designation, nameOf }: Props) {
  const { t, i18n } = useTranslation('frame');
  const { rule, reason, candidates, compared } = designation;
  const kilometres = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <section className="card">
      <header>
        <h2>{t('designation.title')}</h2>
        <span className="muted">{t('designation.compared', { count: compared })}</span>
      </header>
      <p className="sentence">{t(`designation.rule.${rule}`, { reason: reason ?? '' })}</p>
      <Table
        label={t('designation.title')}
        rows={candidates}
        keyOf={({ gln }) => gln}
        empty=""
        columns={[
          {
            title: t('designation.supplier'),
            show: ({ gln }) => <SupplierLink gln={gln} name={nameOf(gln)} />,
          },
          {
            title: t('designation.distance'),
            show: ({ metres }) => metres !== null && `${kilometres.format(metres / 1_000)} km`,
          },
          { title: t('designation.outcome'), show: ({ verdict }) => t(`designation.verdict.${verdict}`) },
        ]}
      />
    </section>
  );
}

interface MoveProps {
  readonly of: Schemas['Round']['moved'];
}

/** Which supplier had the round or the job before, and why it has it no more. */
export function MovedFrom({ of: moved }: MoveProps) {
  const { t } = useTranslation('frame');
  const suppliers = useSuppliers().data;
  if (moved === null) return null;
  const from = suppliers?.find(({ gln }) => gln === moved.fromGln)?.name ?? moved.fromGln;
  return (
    <>
      {t(`moved.${moved.cause}`, { from })} {moved.reason !== null && <q>{moved.reason}</q>}{' '}
    </>
  );
}
