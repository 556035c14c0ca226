import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a change is judged by what it changed. To look further, set
 * `FUZZ_SEED` to another number; a failure names its seed, and becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_123) });
