import { Button, LinkButton } from '@/components/ui/button';

/** One of the small buttons of a row. Where its text alone does not say whose it is, `named` does. */
export function RowButton({
  label,
  named,
  isPlain = false,
  ...does
}: {
  readonly label: string;
  readonly named?: string;
  /** For what is seldom wanted: it stands back. */
  readonly isPlain?: boolean;
} & ({ readonly href: string } | { readonly name?: string; readonly value?: string })) {
  const shared = { variant: isPlain ? 'plain' : 'quiet', size: 'sm', 'aria-label': named } as const;
  return 'href' in does ? (
    <LinkButton href={does.href} {...shared}>
      {label}
    </LinkButton>
  ) : (
    <Button type="submit" {...does} {...shared}>
      {label}
    </Button>
  );
}
