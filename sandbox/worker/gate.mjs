/**
 * The wall around the interpreter. WebAssembly can reach the outside only through the functions that it imports, so these
 * are the whole list of what Python, or even Python whose memory was corrupted on purpose, can ask of the host.
 * While the gate stands open (start-up) they pass through; once it is shut only what `allowed` names does.
 */

/** What `errno` says: "operation not permitted", "no such file" (WASI's numbers). */
const notPermitted = 63;
const noSuchFile = 44;
/** Any of write, read-write, create, truncate, append. */
const writingFlags = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000;
/** The only place of the interpreter's own file system (in memory) that a script reads: Python's library. */
const libraryFolder = '/lib/python';

/** Clock, calendar and memory: they tell nothing of the host but the time. */
const harmless = new Set([
  'emscripten_resize_heap',
  'emscripten_get_heap_max',
  'emscripten_date_now',
  'emscripten_get_now',
  'clock_time_get',
  'clock_res_get',
  '_localtime_js',
  '_gmtime_js',
  '_mktime_js',
  '_timegm_js',
  '_tzset_js',
  '__syscall_getcwd',
  // Calls a function of the module itself through its own table.
  '_PyEM_TrampolineCall_JS',
]);

/** Reading from files that `openat` opened. */
const reading = new Set(['fd_read', 'fd_seek', 'fd_close', '__syscall_fstat64', '__syscall_getdents64']);

/** Asked by ordinary scripts, with a plain "no" for an answer: are there signals, can this wait for a promise (`time.sleep`). */
const answersNo = new Set(['_Py_CheckEmscriptenSignals_Helper', 'can_run_sync_js']);

/** Asking about a file by its path: name → which argument is the path. */
const asking = new Map([
  ['__syscall_stat64', 0],
  ['__syscall_lstat64', 0],
  ['__syscall_newfstatat', 1],
]);

/** Thrown where a script leaves the road altogether: the interpreter is not used again. */
export class Forbidden extends Error {
  name = 'Forbidden';
}

export class Gate {
  /** @type {WebAssembly.Memory | undefined} */
  memory;
  #isShut = false;
  #random = (/** @type {Uint8Array} */ _bytes) => {};

  /** @param {(bytes: Uint8Array) => void} random what fills bytes with chance from now on */
  shut(random) {
    this.#random = random;
    this.#isShut = true;
  }

  /**
   * Instantiates a module with every function that it imports behind this gate.
   * @param {WebAssembly.Module} module
   * @param {Record<string, Record<string, unknown>>} imports
   */
  async instantiate(module, imports) {
    const guarded = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      guarded[from] ??= {};
      const given = imports[from][name];
      guarded[from][name] = kind === 'function' ? this.#guard(name, given) : given;
    }
    const instance = await WebAssembly.instantiate(module, guarded);
    this.memory = instance.exports.memory;
    return { module, instance };
  }

  #guard(name, pass) {
    if (harmless.has(name)) return pass;
    const deny = this.#denial(name, pass);
    return (...args) => (this.#isShut ? deny(...args) : pass(...args));
  }

  #denial(name, pass) {
    if (reading.has(name)) return (fd, ...rest) => (fd > 2 ? pass(fd, ...rest) : notPermitted);
    if (asking.has(name)) {
      const at = asking.get(name);
      return (...args) => (this.#isLibrary(args[at]) ? pass(...args) : -noSuchFile);
    }
    if (name === '__syscall_openat') {
      return (folder, path, flags, mode) => {
        if ((flags & writingFlags) !== 0) return -notPermitted;
        return this.#isLibrary(path) ? pass(folder, path, flags, mode) : -noSuchFile;
      };
    }
    if (name === 'random_get') {
      return (at, length) => {
        this.#random(new Uint8Array(this.memory.buffer, at, length));
        return 0;
      };
    }
    if (answersNo.has(name)) return () => 0;
    if (name.startsWith('__syscall_')) return () => -notPermitted;
    if (/^fd_|^environ_/.test(name)) return () => notPermitted;
    return () => {
      throw new Forbidden(name);
    };
  }

  /** Whether the text at an address is a path inside Python's library, without a way back up. */
  #isLibrary(address) {
    const bytes = new Uint8Array(this.memory.buffer, address);
    const path = new TextDecoder().decode(bytes.subarray(0, bytes.subarray(0, 4096).indexOf(0)));
    return path.startsWith(libraryFolder) && !path.split('/').includes('..');
  }
}
