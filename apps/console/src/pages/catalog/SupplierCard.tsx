import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Actions } from '../../ui/form/Actions';
import { Facts } from '../../ui/Facts';
import { Pill } from '../../ui/Pill';
import { changesSuppliers } from './kinds';
import { SetStatus } from './SupplierForms';

type Supplier = Schemas['Supplier'];

/** One supplier: whether it may work, what it can do, and the rounds that left it. */
export function SupplierCard({ gln }: { readonly gln: string }) {
  const supplier = useQuery({
    queryKey: ['supplier', gln],
    queryFn: () => dataOf(api.GET('/v1/suppliers/{gln}', { params: { path: { gln } } })),
    meta: { isLive: true },
  });
  return <Answered query={supplier}>{(known) => <Card supplier={known} />}</Answered>;
}

function Card({ supplier }: { readonly supplier: Supplier }) {
  const { t } = useTranslation('catalog');
  const { gln, name, kind, licence, dailyCapacity, status, statusReason } = supplier;
  return (
    <section className="card">
      <header>
        <h2>{name}</h2>
        <Status supplier={supplier} />
        <span className="end">
          <Actions
            of={[
              {
                name: 'status',
                label: t('status.do'),
                roles: changesSuppliers,
                form: (close) => <SetStatus supplier={supplier} close={close} />,
              },
            ]}
          />
        </span>
      </header>
      <p className="sentence">{t(`suppliers.sentence.${status}`, { gln })}</p>
      <Facts
        of={[
          [t('supplier.reason'), statusReason],
          [t('column.kind'), kind && t(`supplier.kind.${kind}`)],
          [t('supplier.licence'), licence && t('supplier.licenceUntil', licence)],
          [t('supplier.capacity'), dailyCapacity],
        ]}
      />
      <p className="row" style={{ margin: 0 }}>
        <Link to={`/jobs?supplierGln=${gln}`}>{t('suppliers.jobs')}</Link>
        <Link to={`/rounds?movedFrom=${gln}`}>{t('suppliers.moved')}</Link>
      </p>
    </section>
  );
}

export function Status({ supplier: { status } }: { readonly supplier: Supplier }) {
  const { t } = useTranslation('catalog');
  return <Pill sign={status === 'active' ? 'done' : 'open'} words={t(`supplier.status.${status}`)} />;
}
