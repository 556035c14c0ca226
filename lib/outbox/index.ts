export { type EventData, type EventName, events } from './events';
export { publish } from './publish';
