export { cleanAuthorElement } from './clean-element';
export { embedHosts, frameSources } from './embed-hosts';
export { frameDocument, frameHeightMessage, framePolicy, frameSandbox } from './frame-document';
export { rewriteLink } from './links';
export { needsFrame } from './needs-frame';
export { renderAuthorHtml } from './render-author-html';
export { idPrefix } from './schema';
