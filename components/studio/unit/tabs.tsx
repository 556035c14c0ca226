'use client';

/** A few ways to see the same thing, one of them chosen: a group of radio buttons that looks like tabs. */
export function Tabs<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="studio-tabs">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="studio-tab">
          <input
            className="sr-only"
            type="radio"
            checked={option.value === value}
            name={label}
            value={option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
