import { TextLink } from '@/components/ui/text-link';

/** The way through a list whose pages are found by what comes before: back to its beginning, and on. */
export function Pager({
  label,
  first,
  next,
}: {
  readonly label: string;
  /** Where the reader is not at the beginning. */
  readonly first?: { readonly href: string; readonly label: string } | undefined;
  /** Where there may be more. */
  readonly next?: { readonly href: string; readonly label: string } | undefined;
}) {
  if (!first && !next) {
    return null;
  }
  return (
    <nav aria-label={label} className="mt-4 flex justify-between gap-4 text-sm">
      {first ? <TextLink href={first.href}>{first.label}</TextLink> : <span />}
      {next ? <TextLink href={next.href}>{next.label}</TextLink> : null}
    </nav>
  );
}
