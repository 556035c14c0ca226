export { embeddedOrigin, type ServeHandler } from './call-function';
export { EmbeddedEngine, type EngineOptions, serverBackoffMs } from './engine';
export { embeddedFetch, runningEngine, setRunningEngine } from './running-engine';
