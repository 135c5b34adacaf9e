import { useTranslation } from 'react-i18next';
import { useMay } from '../base/session';
import { language } from '../base/words';

const formats = ['pdf', 'zpl'] as const;

interface LabelsProps {
  /** Address of the label of a box, or of the labels of a job. */
  readonly path: string;
  readonly operation: 'getBoxLabel' | 'getJobLabels';
}

/** Labels to be printed, in the reader's language, for readers who may. */
export function Labels({ path, operation }: LabelsProps) {
  const { t } = useTranslation('frame');
  if (!useMay(operation)) return null;
  return (
    <span className="row no-print" role="group" aria-label={t('labels.do')}>
      {t('labels.do')}
      {formats.map((format) => (
        <a key={format} href={`${path}?format=${format}&lang=${language()}`} download>
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
