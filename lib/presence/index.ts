export { notePresence, notePresenceInput, type Present, presenceSeconds } from './note-presence';
