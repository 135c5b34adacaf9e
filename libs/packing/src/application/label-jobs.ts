import { labelsAsPdf, labelsAsZpl, type Language } from '@boxtrail/labels';
import type { ReadTools, StreamedAnswer } from '@boxtrail/workers';
import { labelsOf, type LabelledBoxes } from '../views/labels.queries';

export const labelFormats = ['pdf', 'zpl'] as const;
export type LabelFormat = (typeof labelFormats)[number];
/** ZPL has no registered media type. */
export const labelTypes = { pdf: 'application/pdf', zpl: 'text/plain' } as const;

/** Labels to be printed. */
export interface LabelOrder {
  readonly boxes: LabelledBoxes;
  readonly format: LabelFormat;
  readonly lang: Language;
}

/** Drawing labels takes milliseconds each: it runs in a worker thread. */
export const jobs = {
  labels: ({ reads, now }: ReadTools, { boxes, format, lang }: LabelOrder): Promise<StreamedAnswer> => {
    const labels = labelsOf(boxes, reads);
    const file = `labels-${boxes.sscc ?? boxes.jobId}.${format}`;
    const type = format === 'pdf' ? labelTypes.pdf : `${labelTypes.zpl}; charset=utf-8`;
    return Promise.resolve({
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
      body: format === 'pdf' ? labelsAsPdf(labels, lang, now()) : labelsAsZpl(labels, lang),
    });
  },
};
