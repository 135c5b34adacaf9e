import { useTranslation } from 'react-i18next';
import { localTime, stationTime } from './times';

interface TimeProps {
  /** RFC 3339. */
  readonly at: string;
  /** Hours and minutes only. */
  readonly short?: boolean;
}

/** A moment in the reader's zone; the station's time stands beside it where they differ, and in the title always. */
export function Time({ at, short = false }: TimeProps) {
  const { i18n } = useTranslation();
  const mine = localTime(at, i18n.language, short);
  const theirs = stationTime(at, i18n.language, short);
  return (
    <time dateTime={at} title={`${localTime(at, i18n.language)} · ${stationTime(at, i18n.language)} +08:00`}>
      {mine}
      {mine !== theirs && <span className="muted"> ({theirs} +08:00)</span>}
    </time>
  );
}
