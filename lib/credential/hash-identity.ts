/**
 * An identity of a person, hashed as Open Badges 3.0 asks (IdentityHash): `sha256$` and 64 hexadecimal digits over the
 * UTF-8 text of the value followed by the salt.
 *
 * @example await hashIdentity('a@example.com', 'Kosher') // sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399
 */
export async function hashIdentity(value: string, salt: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value + salt));
  return `sha256$${Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
