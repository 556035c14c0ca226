/** The package types its full build only; the light one, without captions and DRM of its own, has the same face. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
