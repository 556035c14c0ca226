export { type Attributes, type Span, timed, tracer, withSpan } from './spans';
