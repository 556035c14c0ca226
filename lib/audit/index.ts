export { eraseAddresses } from './erase-addresses';
export { type AuditRecord, auditCursor, listAudit } from './list-audit';
export { auditFilter } from './schema';
export { type AuditEntry, writeAudit } from './write-audit';
