'use client';

/**
 * The last resort, when not even the layout renders: a document of its own. Its few words stand here, in English: the
 * reader's language may be what failed, and whatever this file imports is sent along with every page.
 */
export default function GlobalError({ retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>This page did not open · Lectern</title>
      </head>
      <body>
        <main style={{ maxInlineSize: '38rem', margin: '15vh auto', padding: '1rem', font: '1.0625rem/1.6 system-ui' }}>
          <h1>This page did not open</h1>
          <p>Something went wrong on our side. What you sent before is kept. Trying again often helps.</p>
          <button type="button" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
