import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The day in six figures; each leads to what it counts. */
export function Tiles({ summary }: { readonly summary: Schemas['Summary'] }) {
  const { t, i18n } = useTranslation('today');
  const { boxes, byStatus, broken, unbalanced } = summary;
  const delivered = byStatus['delivered'] ?? 0;
  const onTheRoad = byStatus['in-transit'] ?? 0;
  const share = boxes === 0 ? 0 : delivered / boxes;
  const number = (count: number) => count.toLocaleString(i18n.language === 'zh' ? 'zh-CN' : 'en');
  const tiles = [
    { name: 'boxes', value: number(boxes), to: '/boxes', sign: '' },
    { name: 'delivered', value: `${(share * 100).toFixed(1)} %`, to: '/boxes', sign: '' },
    { name: 'broken', value: number(broken), to: '/boxes?state=broken', sign: broken > 0 ? 'broken' : '' },
    { name: 'road', value: number(onTheRoad), to: '/loads?status=dispatched', sign: '' },
    {
      name: 'unbalanced',
      value: number(unbalanced.length),
      to: '/?kind=balance',
      sign: unbalanced.length > 0 ? 'open' : '',
    },
  ];
  return (
    <section className="tiles" aria-label={t('tiles')}>
      {tiles.map(({ name, value, to, sign }) => (
        <Link key={name} to={to} className={`tile ${sign}`}>
          <b>{value}</b>
          {t(`tile.${name}`, { count: delivered })}
        </Link>
      ))}
    </section>
  );
}
