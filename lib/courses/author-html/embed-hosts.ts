/**
 * Hosts whose pages may stand in a frame on our own pages (`frame-src` of the page's policy names the same ones). A frame of
 * any other host stands only inside an author's sandboxed document.
 */
export const embedHosts: readonly string[] = [
  'www.youtube-nocookie.com',
  'www.youtube.com',
  'player.vimeo.com',
  'docs.google.com',
  'drive.google.com',
  'calendar.google.com',
  'www.google.com',
  'www.geogebra.org',
  'phet.colorado.edu',
  'h5p.org',
  'codepen.io',
  'jsfiddle.net',
  'openlearning.mit.edu',
  'files.edx.org',
  'www.desmos.com',
  'scratch.mit.edu',
  'upload.wikimedia.org',
  'archive.org',
  'forms.office.com',
];

/** The `frame-src` sources of a page's policy: our own documents and the configured hosts. */
export const frameSources: readonly string[] = ["'self'", ...embedHosts.map((host) => `https://${host}`)];

/** Whether `src` (as authored) may be framed on our page. */
export function isEmbeddable(src: string): boolean {
  try {
    const url = new URL(src.startsWith('//') ? `https:${src}` : src);
    return url.protocol === 'https:' && embedHosts.includes(url.hostname);
  } catch {
    return false;
  }
}
