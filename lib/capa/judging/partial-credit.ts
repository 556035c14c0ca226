import { problemFault } from '../fault';
import type { XmlElement } from '../source/xml';

export interface PartialCredit {
  /** In lower case; empty where there is no partial credit. */
  readonly schemes: readonly string[];
  /** Throws `CapaFault` where the author asks for a scheme that the response does not know: told when an answer is graded. */
  assertKnown(): void;
}

/** The partial-credit schemes that the author asked for (`false` is none), out of those that this response knows. */
export function partialCredit(element: XmlElement, known: readonly string[]): PartialCredit {
  const given = element.attributes.partial_credit;
  if (given === undefined || given.trim().toLowerCase() === 'false')
    return { schemes: [], assertKnown: () => undefined };
  const schemes = given.split(',').map((scheme) => scheme.trim().toLowerCase());
  const isKnown = schemes.every((scheme) => known.includes(scheme));
  return {
    schemes,
    assertKnown: () => {
      if (isKnown) return;
      const names = known.map((name) => `"${name}"`).join(', ');
      throw problemFault(`partial_credit="${given}" is not known here; <${element.tag}> knows ${names}.`);
    },
  };
}
