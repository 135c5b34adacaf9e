export { csvText } from './csv-text';
export {
  CursorField,
  FlagField,
  IntegerField,
  KeyField,
  KeyListField,
  ListField,
  LotField,
  MomentField,
  NameField,
  NumberField,
  ObjectField,
  OneOfField,
  OneOfListField,
  PatternField,
  PlaceField,
  PlateField,
  QueryIntegerField,
  QueryNumberField,
  RefField,
  TextField,
} from './fields';
export { readMoment } from './moment';
export { Problems, printable, readObject } from './shape';
export { decodeText, parseJson } from './body-text';
