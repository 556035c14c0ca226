export type { BackupManifest, BackupPart } from './manifest';
export { restoreBackup } from './restore-backup';
export { type BackupStores, writeBackup } from './write-backup';
