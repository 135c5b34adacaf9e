import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { localTime, stationTime } from '../times';
import { chosenOf, rowsOf, textOf, type Field, type Option, type Values } from './fields';

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly change: (values: Values) => void;
  /** Sentences by pointer. */
  readonly problems: ReadonlyMap<string, string>;
  /** Begins the id of each field; its pointer follows. */
  readonly form: string;
  /** Pointer of what contains the fields. */
  readonly base?: string;
}

/** The fields of a form, or of one row of a list. */
export function Fields({ fields, values, change, problems, form, base = '' }: FieldsProps) {
  return fields.map((field) => (
    <Labelled
      key={field.name}
      field={field}
      values={values}
      change={change}
      problems={problems}
      form={form}
      pointer={`${base}/${field.name}`}
    />
  ));
}

interface LabelledProps extends Omit<FieldsProps, 'fields' | 'base'> {
  readonly field: Field;
  readonly pointer: string;
}

/** A field with its label, its hint and what is wrong with it. */
function Labelled(props: LabelledProps) {
  const { t } = useTranslation('frame');
  const { field, form, pointer, problems, values } = props;
  const id = `${form}${pointer}`;
  const problem = problems.get(pointer);
  const isGroup = field.kind === 'list' || field.kind === 'choices';
  const moment = field.kind === 'moment' ? textOf(values, field.name) : '';
  const label = (
    <>
      {field.label}
      {field.required !== true && <span className="muted"> ({t('form.optional')})</span>}
    </>
  );
  return (
    <div
      className="form-field"
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? `${id}-label` : undefined}
      aria-describedby={isGroup ? `${id}-about` : undefined}
    >
      {isGroup ? <b id={`${id}-label`}>{label}</b> : <label htmlFor={id}>{label}</label>}
      <Entry {...props} />
      <div id={`${id}-about`}>
        {moment !== '' && <StationMoment typed={moment} />}
        {field.hint !== undefined && <div className="muted">{field.hint}</div>}
        {problem !== undefined && <div className="form-problem">{problem}</div>}
      </div>
    </div>
  );
}

function Entry({ field, values, change, problems, form, pointer }: LabelledProps) {
  const { name } = field;
  const id = `${form}${pointer}`;
  const set = (value: string | readonly string[]) => change({ ...values, [name]: value });
  const isWrong = problems.has(pointer);
  const common = {
    id,
    'aria-invalid': isWrong,
    'aria-required': field.required === true,
    'aria-describedby': `${id}-about`,
    status: isWrong ? ('error' as const) : undefined,
  };
  const text = textOf(values, name);
  switch (field.kind) {
    case 'list':
      return (
        <Rows
          field={field}
          values={values}
          change={change}
          problems={problems}
          form={form}
          pointer={pointer}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          className="entry"
          value={text === '' ? undefined : text}
          allowClear={field.required !== true}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value: string | undefined) => set(value ?? '')}
          options={[...field.options]}
        />
      );
    case 'choices':
      return (
        <Ticks id={id} options={field.options} chosen={chosenOf(values, name)} isWrong={isWrong} set={set} />
      );
    case 'words':
      return (
        <Input.TextArea
          {...common}
          rows={3}
          maxLength={500}
          value={text}
          onChange={({ target }) => set(target.value)}
        />
      );
    case 'text':
    case 'number':
    case 'money':
    case 'moment':
      return (
        <Input
          {...common}
          type={field.kind === 'moment' ? 'datetime-local' : 'text'}
          inputMode={field.kind === 'number' || field.kind === 'money' ? 'decimal' : undefined}
          prefix={field.kind === 'money' ? '¥' : undefined}
          autoComplete="off"
          value={text}
          onChange={({ target }) => set(target.value)}
        />
      );
  }
}

interface TicksProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly isWrong: boolean;
  readonly set: (chosen: readonly string[]) => void;
}

/** Native boxes to tick: antd's list of many takes the last choice back when Tab leaves it. */
function Ticks({ id, options, chosen, isWrong, set }: TicksProps) {
  return (
    <div className={isWrong ? 'ticks wrong' : 'ticks'}>
      {options.map(({ value, label }, i) => (
        <label key={value}>
          <input
            id={i === 0 ? id : undefined}
            type="checkbox"
            checked={chosen.includes(value)}
            aria-invalid={isWrong}
            onChange={({ target }) =>
              set(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />{' '}
          {label}
        </label>
      ))}
    </div>
  );
}

interface RowsProps extends LabelledProps {
  readonly field: Extract<Field, { kind: 'list' }>;
}

function Rows({ field, values, change, problems, form, pointer }: RowsProps) {
  const { t } = useTranslation('frame');
  const rows = rowsOf(values, field.name);
  const set = (after: readonly Values[]) => change({ ...values, [field.name]: after });
  return (
    <>
      {rows.map((row, i) => (
        <div key={i} className="form-row" role="group" aria-label={t('form.row', { number: i + 1 })}>
          <Fields
            fields={field.fields}
            values={row}
            change={(changed) => set(rows.with(i, changed))}
            problems={problems}
            form={form}
            base={`${pointer}/${i}`}
          />
          <Button
            size="small"
            aria-label={t('form.removeRow', { number: i + 1 })}
            onClick={() => set(rows.toSpliced(i, 1))}
          >
            {t('form.remove')}
          </Button>
        </div>
      ))}
      <Button id={`${form}${pointer}`} size="small" onClick={() => set([...rows, {}])}>
        {t('form.add')}
      </Button>
    </>
  );
}

/** The typed moment at the stations, where that is another hour. */
function StationMoment({ typed }: { readonly typed: string }) {
  const { i18n } = useTranslation();
  const ms = Date.parse(typed);
  if (Number.isNaN(ms)) return null;
  const at = new Date(ms).toISOString();
  const theirs = stationTime(at, i18n.language);
  return theirs === localTime(at, i18n.language) ? null : <div className="muted">{theirs} +08:00</div>;
}
