export { type EventData, type EventName, events } from './events';
export { type PublishedEvent, publish, publishAll } from './publish';
