import { useTranslation } from 'react-i18next';
import { language } from '../../base/words';
import { fileOf } from './kinds';

const formats = ['pdf', 'csv', 'json'] as const;

interface FilesProps {
  /** Address of the statement, with its period. */
  readonly path: string;
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** Downloads of a statement in the reader's language. */
export function Files({ path, name, ...period }: FilesProps) {
  const { t } = useTranslation('money');
  return (
    <span className="row no-print" role="group" aria-label={t('statement.of', { name })}>
      {formats.map((format) => (
        <a key={format} href={fileOf(path, format, language(), period)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
