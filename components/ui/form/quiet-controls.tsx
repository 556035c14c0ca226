import type { ComponentProps } from 'react';
import { Input, Select } from '@/components/ui/input';
import { type Option, Options } from './options';

interface Labelled {
  readonly id: string;
  readonly name: string;
  /** Read out, and not shown: for a line of controls that say by themselves what they are. */
  readonly label: string;
}

/** A line of text in a search. */
export function QuietInput({ label, ...control }: Labelled & ComponentProps<'input'>) {
  return (
    <>
      <label htmlFor={control.id} className="sr-only">
        {label}
      </label>
      <Input {...control} />
    </>
  );
}

/** A choice in a search. */
export function QuietSelect({
  label,
  value,
  options,
  none,
  ...control
}: Labelled & { readonly value: string; readonly options: readonly Option[]; readonly none?: string }) {
  return (
    <>
      <label htmlFor={control.id} className="sr-only">
        {label}
      </label>
      <Select {...control} defaultValue={value} className="w-auto">
        <Options options={options} {...(none !== undefined && { none })} />
      </Select>
    </>
  );
}
