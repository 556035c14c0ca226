/** Where a file of the course that an author names by `/static/…` is to be had; any other address as it is. */
export const fileAddress =
  (courseKey: string) =>
  (src: string): string => {
    const path = /^\/static\/([^?#]+)/.exec(src)?.[1];
    return path === undefined ? src : `/assets/${courseKey}/${path.split('/').map(decodeAndEncode).join('/')}`;
  };

/** A name that an author wrote either way. */
function decodeAndEncode(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part);
  }
}
