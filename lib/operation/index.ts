export { processGauges } from './process-gauges';
export { processState } from './process-state';
export { parseTrustedProxies } from './trust-proxies';
