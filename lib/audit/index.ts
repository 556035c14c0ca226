export { eraseAddresses } from './erase-addresses';
export { type AuditEntry, writeAudit } from './write-audit';
