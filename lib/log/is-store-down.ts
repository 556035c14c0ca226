/** What drivers say of a server that is away, starts, or has just gone. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_SEQUENCE_TIMEOUT', 'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR', 'POOL_CLOSED'],
  ...[
    'ER_SERVER_SHUTDOWN',
    'ER_CON_COUNT_ERROR',
    'ER_QUERY_INTERRUPTED',
    'ER_NORMAL_SHUTDOWN',
    'courseware.unavailable',
  ],
  ...['ER_OPTION_PREVENTS_STATEMENT', 'ER_LOCK_WAIT_TIMEOUT', 'ER_LOCK_DEADLOCK'],
]);
const names = /^Mongo(Network|ServerSelection|NotConnected|ServerClosed|PoolCleared|WaitQueueTimeout|TopologyClosed)/;
const sentences = /closed state|Pool is closed|Connection lost|connect(ion)? (was )?(closed|refused)/i;

/** Whether an error, or what caused it, says that a store does not answer now: then trying again in a moment helps. */
export function isStoreDown(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    // A socket that is not there is a private server that is being started.
    const isMissingSocket = code === 'ENOENT' && 'syscall' in at && at.syscall === 'connect';
    if (codes.has(code) || isMissingSocket || names.test(at.name) || sentences.test(at.message.split('\n')[0] ?? '')) {
      return true;
    }
  }
  return false;
}
