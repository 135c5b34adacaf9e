import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../base/api';
import { useSuppliers } from '../../base/names';
import { Answered } from '../../ui/Answered';
import { Copy } from '../../ui/Copy';
import { Facts } from '../../ui/Facts';
import { SupplierLink } from '../../ui/ids';
import { Time } from '../../ui/Time';
import { VirtualRows } from '../../ui/VirtualRows';

/** One range: its numbers, and how many of them boxes have. */
export default function RangePage() {
  const { supplierGln = '', rangeId = '' } = useParams();
  const range = useQuery({
    queryKey: ['sscc-range', supplierGln, rangeId],
    queryFn: () =>
      dataOf(
        api.GET('/v1/sscc-ranges/{supplierGln}/{rangeId}', { params: { path: { supplierGln, rangeId } } }),
      ),
    meta: { isLive: true },
  });
  return <Answered query={range}>{(data) => <Shown range={data} />}</Answered>;
}

function Shown({ range }: { readonly range: Schemas['SsccRangeInDetail'] }) {
  const { t } = useTranslation('stock');
  const { rangeId, supplierGln, benchRef, companyPrefix, count, packed, allocatedAt, ssccs } = range;
  const supplier = useSuppliers().data?.find(({ gln }) => gln === supplierGln);
  return (
    <>
      <section className="card">
        <h1>
          {t('numbers.range')} <Copy text={rangeId} />
        </h1>
        <p className="sentence">{t('numbers.used', { packed, count })}</p>
        <Facts
          of={[
            [t('column.supplier'), <SupplierLink gln={supplierGln} name={supplier?.name} />],
            [t('numbers.bench'), benchRef],
            [t('numbers.prefix'), <span className="mono">{companyPrefix}</span>],
            [t('numbers.at'), <Time at={allocatedAt} />],
          ]}
        />
      </section>
      <section className="card">
        <header>
          <h2>{t('numbers.title')}</h2>
        </header>
        <VirtualRows
          label={t('numbers.title')}
          items={ssccs}
          keyOf={(sscc) => sscc}
          columns={[{ title: t('numbers.number'), show: (sscc) => <span className="mono">{sscc}</span> }]}
        />
      </section>
    </>
  );
}
