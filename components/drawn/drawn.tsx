import { createElement, type ReactNode } from 'react';
import { drawInside, outermost } from './draw-html';

/**
 * One element whose inside never changes in the browser: a list of links, a head, a table. The server draws it to HTML once, and
 * React carries that text instead of hundreds of elements: it need not serialise, parse, draw and attach each of them. Components
 * may stand in it where they are the server's own and answer at once (`useTranslations` may). See docs/decisions/0016.
 */
export function Drawn({ children }: { readonly children: ReactNode }) {
  const element = outermost(children);
  if (!element) {
    return null;
  }
  const { children: _, ...props } = element.props;
  return createElement(element.type, { ...props, dangerouslySetInnerHTML: { __html: drawInside(element) } });
}
