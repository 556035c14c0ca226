export { type GrantExtensionInput, grantExtension } from './grant-extension';
export { type Extension, listExtensions } from './list-extensions';
