import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { language } from '../../base/words';
import { stationDay } from '../../ui/times';
import { useNow } from '../../ui/useNow';

const formats = ['pdf', 'html', 'csv', 'json'] as const;

interface ExportDayProps {
  readonly gln: string;
  /** The day that the page shows; today when it is not known yet. */
  readonly day: string | undefined;
  readonly setDay: (day: string | undefined, replace: boolean) => void;
}

/** Chooses the day that the page shows, and exports its account and movements as a file. Days are those of the stations. */
export function ExportDay({ gln, day: shown, setDay }: ExportDayProps) {
  const { t } = useTranslation('stations');
  const today = stationDay(useNow());
  const day = shown ?? today;
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
