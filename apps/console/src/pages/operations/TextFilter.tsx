import { useMark } from '../../ui/useMark';

interface TextFilterProps {
  /** The parameter of the address. */
  readonly name: string;
  readonly label: string;
}

/** A filter of exact text; it stands in the address when the reader leaves the field or presses Enter. */
export function TextFilter({ name, label }: TextFilterProps) {
  const [value, setValue] = useMark(name);
  return (
    <label>
      {label}{' '}
      <input
        key={value}
        type="search"
        size={14}
        defaultValue={value ?? ''}
        onBlur={({ target }) => target.value.trim() !== (value ?? '') && setValue(target.value.trim())}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && setValue(currentTarget.value.trim())}
      />
    </label>
  );
}
