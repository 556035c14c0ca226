export { readJquery } from '@/lib/courses/author-html/read-jquery';
export { cleanAuthorElement } from './clean-element';
export { embedHosts, frameSources } from './embed-hosts';
export { frameDocument, frameHeightMessage, framePolicy, frameSandbox } from './frame-document';
export { rewriteLink } from './links';
export { isPrelude, needsFrame } from './needs-frame';
export { placeFrame } from './place-frame';
export { renderAuthorHtml } from './render-author-html';
export { idPrefix } from './schema';
