import { xmlAttribute } from '@/lib/olx/write/xml-text';
import { escapeText } from '../source/html';
import type { XmlElement, XmlNode } from '../source/xml';
import type { Attributes } from './visual-model';

/** Text without the characters that XML cannot hold at all. */
export const withoutForbidden = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r\x80-\x9f]|[\p{Cs}\ufffe\uffff]/gu, '');

/** Text as XML content. */
export const xmlText = (text: string): string => escapeText(withoutForbidden(text)).replaceAll('\r', '&#13;');

/** ` name="value"` for each, in order; values with line ends are read back as they were. */
export const xmlAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${xmlAttribute(name, withoutForbidden(value))}`)
    .join('');

/** HTML elements without content: written `<br/>`. All others are written in pairs, so that browsers read them alike. */
const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** An element with its content, which is XML already. */
export function xmlElement(tag: string, attributes: Attributes, content = ''): string {
  const open = `<${tag}${xmlAttributes(attributes)}`;
  return content === '' && voidTags.has(tag) ? `${open}/>` : `${open}>${content}</${tag}>`;
}

/** An element that has no content. */
export const xmlEmpty = (tag: string, attributes: Attributes): string => `<${tag}${xmlAttributes(attributes)}/>`;

/** A node as XML. */
export function writeXml(node: XmlNode): string {
  return node.kind === 'text' ? xmlText(node.text) : xmlElement(node.tag, node.attributes, writeContent(node.children));
}

/** Nodes as XML, one after the other. */
export function writeContent(nodes: readonly XmlNode[]): string {
  return nodes.map(writeXml).join('');
}

/** What is inside an element, without the white space around it. */
export const innerXml = (element: XmlElement): string => writeContent(element.children).trim();
