/** Runs author Python: `sharedSandbox().runScript` is what `lib/capa` takes as an argument. */
export { createSandbox, type Sandbox, type SandboxOptions } from './create-sandbox';
export { findMissingModules } from './find-missing-modules';
export { defaultLimits, type SandboxLimits } from './limits';
export { type SandboxPlace, sandboxPlace } from './place';
export { sharedSandbox } from './shared-sandbox';
