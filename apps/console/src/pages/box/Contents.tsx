import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
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
        {({ contents }) => (
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('contents.item')}</th>
                <th scope="col">{t('contents.lot')}</th>
                <th scope="col">{t('contents.quantity')}</th>
              </tr>
            </thead>
            <tbody>
              {contents.map(({ gtin, lot, quantity }) => (
                <tr key={`${gtin} ${lot}`}>
                  <td>
                    {names.get(gtin)} <code className="muted">{gtin}</code>
                  </td>
                  <td>{lot}</td>
                  <td>{quantity}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </section>
  );
}
