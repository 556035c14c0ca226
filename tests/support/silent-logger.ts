/** For functions that fail on purpose: the SDK's log of it is no news. */
export const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
