import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../ui/Trouble';
import type { Kind } from './kinds';
import { Unreadable } from './read';
import type { Upload } from './useUpload';

/** Takes a file that is chosen or dropped. */
export function FileField({ kind, upload }: { readonly kind: Kind; readonly upload: Upload }) {
  const { t } = useTranslation('upload');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { file, error, isReading, isSending } = upload;
  const take = (files: FileList | null) => {
    const chosen = files?.[0];
    if (chosen !== undefined && !isSending) void upload.choose(kind, chosen);
  };
  return (
    <>
      <div
        className={`drop ${isOver ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <input
          ref={input}
          id="upload-file"
          className="sr-only"
          type="file"
          tabIndex={-1}
          accept=".csv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson"
          aria-label={t('choose')}
          onChange={({ target }) => {
            take(target.files);
            target.value = ''; // the same file can be chosen again once it is mended
          }}
        />
        <Button disabled={isSending} loading={isReading} onClick={() => input.current?.click()}>
          {t(file === undefined ? 'choose' : 'chooseOther')}
        </Button>
        <span className="muted">{t('drop')}</span>
      </div>
      {error instanceof Unreadable && (
        <p className="notice broken" role="alert">
          {t(`unreadable.${error.words}`, { details: error.details })}
        </p>
      )}
      {error !== null && !(error instanceof Unreadable) && file === undefined && <Trouble error={error} />}
    </>
  );
}
