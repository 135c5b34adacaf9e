import { useTranslation } from 'react-i18next';
import { useMark } from './useMark';

interface FilterProps {
  /** The parameter of the address, and of the API. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What stands for no value; "all" when left out. */
  readonly none?: string;
}

/** Chooses one value; it stands in the address, so that Back undoes it. */
export function Filter({ name, label, options, none }: FilterProps) {
  const { t } = useTranslation('frame');
  const [value, setValue] = useMark(name);
  return (
    <label>
      {label}{' '}
      <select value={value ?? ''} onChange={({ target }) => setValue(target.value)}>
        <option value="">{none ?? t('filter.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
