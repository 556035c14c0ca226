'use client';

import english from '@/messages/en.json';

/**
 * The last resort, when not even the layout renders: a document of its own, in English, because the reader's language
 * may be what failed. It carries no style sheet; the browser's own styles are readable.
 */
export default function GlobalError({ retry }: { readonly error: unknown; readonly retry: () => void }) {
  const words = english.errors.page;
  return (
    <html lang="en">
      <head>
        <title>{words.title}</title>
      </head>
      <body>
        <main style={{ maxInlineSize: '38rem', margin: '15vh auto', padding: '1rem', font: '1.0625rem/1.6 system-ui' }}>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
          <button type="button" onClick={() => retry()}>
            {words.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
