import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { type Option, Options } from './options';

/** One of several, or none of them, in a form that asks for its page again. */
export function SelectField({
  name,
  label,
  value = '',
  none,
  options,
  className,
}: {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly none: string;
  readonly options: readonly Option[];
  readonly className?: string;
}) {
  return (
    <Field id={name} label={label}>
      {(control) => (
        // A list keeps its choice when its page is drawn again: another choice is another list.
        <Select {...control} key={value} name={name} defaultValue={value} className={className}>
          <Options options={options} none={none} />
        </Select>
      )}
    </Field>
  );
}
