import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
import { Pill } from '../../ui/Pill';
import { useBox, useBoxType } from './queries';

/** What was packed, with lots. */
export function Contents({ sscc }: { readonly sscc: string }) {
  const { t } = useTranslation('box');
  const box = useBox(sscc);
  const type = useBoxType(box.data?.gtin).data;
  const names = new Map(type?.contents.map(({ gtin, name }) => [gtin, name]));
  return (
    <section className="card">
      <header>
        <h2>{t('contents.title')}</h2>
      </header>
      <Answered query={box}>
        {({ contents, compared }) => (
          <>
            {compared !== null && (
              <p>
                <Pill
                  sign={compared.kind === 'complete' ? 'done' : 'open'}
                  words={t(`compared.${compared.kind}`)}
                />{' '}
                {compared.differences
                  .map(({ gtin, packed, expected }) =>
                    t('compared.difference', { item: names.get(gtin) ?? gtin, packed, expected }),
                  )
                  .join(' ')}
              </p>
            )}
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{t('contents.item')}</th>
                  <th scope="col">{t('contents.lot')}</th>
                  <th scope="col">{t('contents.bestBefore')}</th>
                  <th scope="col">{t('contents.quantity')}</th>
                </tr>
              </thead>
              <tbody>
                {contents.map(({ gtin, lot, quantity, bestBefore }) => (
                  <tr key={`${gtin} ${lot}`}>
                    <td>
                      {names.get(gtin)} <code className="muted">{gtin}</code>
                    </td>
                    <td>{lot}</td>
                    <td>{bestBefore}</td>
                    <td>{quantity}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Answered>
    </section>
  );
}
