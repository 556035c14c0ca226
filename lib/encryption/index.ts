export { decryptText } from './decrypt-text';
export { encryptText } from './encrypt-text';
export { type EncryptionKey, importEncryptionKey } from './import-encryption-key';
