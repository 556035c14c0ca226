import { Button } from '@/components/ui/button';

/** A form's action that answers with another page. */
export type PostAction = (form: FormData) => Promise<void>;

/** A button that changes something: a form with hidden fields, which works without script. */
export function PostButton({
  action,
  fields,
  label,
  subject,
  variant = 'quiet',
}: {
  readonly action: PostAction;
  readonly fields: Readonly<Record<string, string>>;
  readonly label: string;
  /** What it is done to, for those who hear the button by itself. */
  readonly subject?: string;
  readonly variant?: 'quiet' | 'danger' | 'plain';
}) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="sm" variant={variant}>
        {label}
        {subject ? <span className="sr-only">{subject}</span> : null}
      </Button>
    </form>
  );
}
