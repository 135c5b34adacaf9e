import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { useBoxTypes, useSuppliers } from '../../base/names';
import { rolesOf } from '../../base/rights';
import { Actions } from '../../ui/form/Actions';
import { Filter } from '../../ui/Filter';
import { SupplierLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { useMark } from '../../ui/useMark';
import { momentOf } from './moment';
import { ReceiveGoods } from './ReceiveGoods';

type Lot = Schemas['StockedLot'];

/** Lots of goods at suppliers, first expired first, now or as of a moment. */
export default function StockPage() {
  const { t } = useTranslation('stock');
  const suppliers = useSuppliers().data ?? [];
  const names = new Map(suppliers.map(({ gln, name }) => [gln, name]));
  const types = useBoxTypes().data ?? [];
  const items = new Map(types.flatMap(({ contents }) => contents.map(({ gtin, name }) => [gtin, name])));
  const [supplierGln] = useMark('supplierGln');
  const [available] = useMark('available');
  const [typed, setTyped] = useMark('at');
  const at = momentOf(typed);
  const query = { supplierGln, at, limit: 100, ...(available === 'true' && { available: 'true' as const }) };
  const columns: readonly Column<Lot>[] = [
    { title: t('column.bestBefore'), width: '120px', show: ({ bestBefore }) => bestBefore ?? t('undated') },
    { title: t('column.lot'), width: '140px', show: ({ lot }) => lot },
    {
      title: t('column.item'),
      width: 'minmax(140px, 1fr)',
      show: ({ gtin }) => <span title={gtin}>{items.get(gtin) ?? <span className="mono">{gtin}</span>}</span>,
    },
    {
      title: t('column.supplier'),
      width: 'minmax(160px, 2fr)',
      show: (lot) => <SupplierLink gln={lot.supplierGln} name={names.get(lot.supplierGln) ?? null} />,
    },
    { title: t('column.received'), width: '90px', show: ({ received }) => received },
    { title: t('column.packed'), width: '90px', show: ({ packed }) => packed },
    { title: t('column.left'), width: '90px', show: ({ left }) => <b>{left}</b> },
    { title: t('column.rejected'), width: '90px', show: ({ rejected }) => rejected },
  ];
  return (
    <ListPage
      title={t('title')}
      tools={
        <>
          <Filter
            name="supplierGln"
            label={t('column.supplier')}
            options={suppliers.map(({ gln, name }) => ({ value: gln, label: name }))}
          />
          <Filter
            name="available"
            label={t('column.left')}
            options={[{ value: 'true', label: t('withUnits') }]}
          />
          <label>
            {t('moment')}{' '}
            <input
              type="datetime-local"
              value={typed ?? ''}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <Link to={`/stock/numbers${supplierGln === undefined ? '' : `?supplierGln=${supplierGln}`}`}>
            {t('numbers.title')}
          </Link>
          <Actions
            of={[
              {
                name: 'receive',
                label: t('receive.do'),
                roles: rolesOf('recordGoodsReceipt'),
                form: (close) => (
                  <ReceiveGoods supplierGln={supplierGln} suppliers={suppliers} close={close} />
                ),
              },
            ]}
          />
        </>
      }
      queryKey={['stock', supplierGln ?? null, available ?? null, at ?? null]}
      page={(cursor) => dataOf(api.GET('/v1/stock', { params: { query: { ...query, cursor } } }))}
      keyOf={(lot) => `${lot.supplierGln} ${lot.gtin} ${lot.lot}`}
      columns={columns}
      empty={t('empty')}
    />
  );
}
