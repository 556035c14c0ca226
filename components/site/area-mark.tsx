/** Says beside the mark in which part of the house one is: Studio, the administration. */
export function AreaMark({ title }: { readonly title: string }) {
  return (
    <p className="-ms-2.5 flex min-h-11 min-w-0 items-center pt-0.5 font-serif text-lg font-medium tracking-tight text-ink-3">
      <span className="truncate">{title}</span>
    </p>
  );
}
