import { rememberByText } from './remember-by-text';

/** A value as text. */
export type Packed<T> = string & { readonly of?: T };

/**
 * Packs what a page of the server gives a component of the browser, where it is long: React looks at each value of a prop as it is sent
 * and again as it comes, and passes a text on as it stands. The value must be one that JSON can hold.
 */
export const pack = <T>(value: T): Packed<T> => JSON.stringify(value);

const unpacked = rememberByText<unknown>();

/** What was packed. The server gives all who are sent the same the same value. */
export const unpack = <T>(packed: Packed<T>): T => unpacked(packed, () => JSON.parse(packed)) as T;
