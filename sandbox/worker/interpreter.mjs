import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Gate } from './gate.mjs';

/** Growth (bytes) after which the memory is not cleaned but the process replaced. */
const tiredAfter = 64 * 1024 * 1024;

/**
 * CPython on WebAssembly, called through its C interface, so that no object of JavaScript ever meets a script.
 * `run` answers one request; `restore` puts the whole memory back to what it was before the first one: nothing that a
 * script did to modules, builtins or the interpreter itself outlives it.
 */
export class Interpreter {
  #gate;
  #module;
  #python;
  /** @type {Uint8Array} */
  #clean;
  #openFiles = new Set();
  #runFunction = 0;

  /**
   * @param {{ pyodideFolder: string, pythonFolder: string, snapshot?: Uint8Array, makesSnapshot?: boolean }} options
   */
  static async load({ pyodideFolder, pythonFolder, snapshot, makesSnapshot }) {
    const self = new Interpreter();
    self.#gate = new Gate();
    // The one thing that the loader asks of `process.binding`, which Node's permission model takes away.
    process.binding = () => ({ fs: {} });
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (source, imports) => {
      if (!imports) return instantiate(source);
      WebAssembly.instantiate = instantiate;
      return self.#gate.instantiate(await WebAssembly.compile(source), imports);
    };
    const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, 'pyodide.mjs')).href);
    self.#python = await loadPyodide({
      indexURL: pyodideFolder,
      jsglobals: Object.create(null),
      env: { PYTHONHASHSEED: '0' },
      stdin: () => null,
      stdout: () => {},
      stderr: () => {},
      ...(snapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: makesSnapshot }),
    });
    self.#module = self.#python._module;
    if (!snapshot) self.#install(pythonFolder);
    return self;
  }

  /** Copies our Python files in and has them import what scripts use. */
  #install(pythonFolder) {
    const { FS } = this.#module;
    for (const part of ['library', 'runner']) {
      const home = `/lib/python-lectern/${part}`;
      FS.mkdirTree(home);
      for (const name of readdirSync(join(pythonFolder, part))) {
        if (name.endsWith('.py')) FS.writeFile(`${home}/${name}`, readFileSync(join(pythonFolder, part, name)));
      }
    }
    this.#python.runPython(readFileSync(join(pythonFolder, 'install.py'), 'utf8'));
  }

  /** The memory as it is now, for `load` in another process. */
  snapshot() {
    return this.#python.makeMemorySnapshot();
  }

  /** Shuts the gate: from here on only `run` and `restore`. */
  seal() {
    const module = this.#module;
    const owner = this.#withText('lectern_runner', (name) => module._PyImport_ImportModule(name));
    const get = (name) => this.#withText(name, (text) => module._PyObject_GetAttrString(owner, text));
    const isClosed = module._PyObject_CallNoArgs(get('seal')) !== 0;
    this.#runFunction = get('run_text');
    if (!isClosed || !this.#runFunction) throw new Error('The Python part of the sandbox did not load.');
    for (const stream of module.FS.streams) if (stream) this.#openFiles.add(stream.fd);
    this.#gate.shut(() => {});
    this.#clean = new Uint8Array(this.#gate.memory.buffer).slice();
  }

  /**
   * Answers one request. What it throws (a trap, a stack that is full, something forbidden) leaves the interpreter broken.
   * @param {string} request JSON
   * @param {number} seed what chance outside the module `random` starts from
   * @returns {string} JSON
   */
  run(request, seed) {
    const module = this.#module;
    this.#gate.shut(chanceFrom(seed));
    const argument = this.#withText(request, (text, length) => module._PyUnicode_FromStringAndSize(text, length));
    const result = module._PyObject_CallOneArg(this.#runFunction, argument);
    if (!result) throw new Error('The request could not be run.');
    const sizeAt = module._malloc(8);
    const text = module._PyUnicode_AsUTF8AndSize(result, sizeAt);
    const { buffer } = this.#gate.memory;
    const size = new DataView(buffer).getUint32(sizeAt, true);
    return new TextDecoder().decode(new Uint8Array(buffer, text, size));
  }

  /** Whether this process has grown too large to be worth cleaning. */
  get isTired() {
    return this.#gate.memory.buffer.byteLength > this.#clean.length + tiredAfter;
  }

  restore() {
    const { FS } = this.#module;
    for (const stream of FS.streams) if (stream && !this.#openFiles.has(stream.fd)) FS.close(stream);
    const memory = new Uint8Array(this.#gate.memory.buffer);
    memory.set(this.#clean);
    memory.fill(0, this.#clean.length);
  }

  #withText(text, use) {
    const bytes = new TextEncoder().encode(text);
    const at = this.#module._malloc(bytes.length + 1);
    if (!at) throw new Error('The request is too large.');
    const memory = new Uint8Array(this.#gate.memory.buffer);
    memory.set(bytes, at);
    memory[at + bytes.length] = 0;
    const result = use(at, bytes.length);
    this.#module._free(at);
    return result;
  }
}

/** Bytes that look like chance and are the same for the same seed: `os.urandom`, `uuid`, `secrets`. */
function chanceFrom(seed) {
  let count = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += 32) {
      const block = createHash('sha256').update(`${seed}:${count}`).digest();
      count += 1;
      bytes.set(block.subarray(0, Math.min(32, bytes.length - at)), at);
    }
  };
}
