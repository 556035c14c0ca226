/** Something that a function asks for and the embedded engine does not do: said loudly, never passed over. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
