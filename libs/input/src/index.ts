export { csvText } from './csv-text';
export { KeyField, KeyListField, LotField, PlateField, RefField } from './fields/identifier-fields';
export { IntegerField, NumberField, QueryIntegerField, QueryNumberField } from './fields/number-fields';
export { FlagField, ListField, ObjectField } from './fields/object-fields';
export {
  CursorField,
  DayField,
  MomentField,
  NameField,
  OneOfField,
  OneOfListField,
  QueryListField,
  PatternField,
  PlaceField,
  RawField,
  TextField,
} from './fields/text-fields';
export { readMoment } from './moment';
export { printable, readInput, validated } from './shape';
export { decodeText, parseJson } from './strict-json';
