export interface Option {
  readonly value: string;
  readonly label: string;
  readonly lang?: string | undefined;
}

/** What a select offers; `none` stands first, for no choice. */
export function Options({ options, none }: { readonly options: readonly Option[]; readonly none?: string }) {
  return (
    <>
      {none === undefined ? null : <option value="">{none}</option>}
      {options.map(({ value, label, lang }) => (
        <option key={value} value={value} lang={lang}>
          {label}
        </option>
      ))}
    </>
  );
}
