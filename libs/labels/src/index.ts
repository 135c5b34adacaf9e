export { languages, type Label, type LabelledOrder, type Language } from './label';
export { labelsAsPdf } from './pdf';
export { labelsAsZpl } from './zpl';
