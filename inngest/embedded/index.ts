export { embeddedOrigin, type ServeHandler } from './call-function';
export { EmbeddedEngine, type EngineOptions } from './engine';
export { embeddedFetch, setRunningEngine } from './running-engine';
