import { createElement, type ReactNode } from 'react';
import { rememberByText } from '../remember-by-text';
import { drawInside, outermost } from './draw-html';

const drawn = rememberByText<string>();

/**
 * One element whose inside never changes in the browser: a list of links, a head, a table. The server draws it to HTML once, and
 * React carries that text instead of hundreds of elements: it need not serialise, parse, draw and attach each of them. Components
 * may stand in it where they are the server's own and answer at once (`useTranslations` may). See docs/decisions/0016.
 *
 * `madeFrom`: a text that all of the inside is made from, where many are sent the same. The server draws it once then. It begins with a name:
 * all that is drawn is remembered together.
 */
export function Drawn({ madeFrom, children }: { readonly madeFrom?: string; readonly children: ReactNode }) {
  const element = outermost(children);
  if (!element) {
    return null;
  }
  const { children: _, ...props } = element.props;
  const draw = () => drawInside(element);
  const __html = madeFrom === undefined ? draw() : drawn(madeFrom, draw);
  return createElement(element.type, { ...props, dangerouslySetInnerHTML: { __html } });
}
