/** The keys of a page of the studio, where people look for them: what each does, and how it is pressed. */
export function ShownKeys({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly { readonly does: string; readonly pressed: string }[];
}) {
  return (
    <details className="outline-keys">
      <summary>{title}</summary>
      <dl>
        {keys.map(({ does, pressed }) => (
          <div key={pressed}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
