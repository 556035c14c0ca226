export { decryptText } from './decrypt-text';
export { encryptText } from './encrypt-text';
export { type EncryptionKey, importKeyRing, type KeyRing } from './import-key-ring';
export { siteKeyRing } from './site-key-ring';
