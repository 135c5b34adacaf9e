import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { language } from '../../base/words';
import { stationDay } from '../../ui/times';
import { useMark } from '../../ui/useMark';
import { useNow } from '../../ui/useNow';

const formats = ['pdf', 'html', 'csv', 'json'] as const;

/** The account and the movements of a day, as a file. Days are those of the stations. */
export function ExportDay({ gln }: { readonly gln: string }) {
  const { t } = useTranslation('stations');
  const today = stationDay(useNow());
  const [marked, setDay] = useMark('day');
  const day = marked !== undefined && /^\d{4}-\d\d-\d\d$/.test(marked) ? marked : today;
  const items = formats.map((format) => ({
    key: format,
    label: (
      <a href={`/v1/exports/stations/${gln}/days/${day}?format=${format}&lang=${language()}`} download>
        {format.toUpperCase()}
      </a>
    ),
  }));
  return (
    <span className="row end no-print">
      <label>
        {t('day')}{' '}
        <input
          type="date"
          value={day}
          max={today}
          min="1970-01-02"
          required
          onChange={({ target }) => target.validity.valid && setDay(target.value, true)}
        />
      </label>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>{t('export')}</Button>
      </Dropdown>
    </span>
  );
}
