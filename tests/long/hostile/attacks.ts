/**
 * What a hostile author could write. Each leaves what it got hold of in `loot`.
 * `FILE` is a readable file of the host, `FOLDER` a writable folder, `PORT` a listening server of the host.
 */

/** `reach`: wants something of the host. `steal`: wants what an earlier run held. `bomb`: wants never to end, or to fill up. */
export type AttackKind = 'reach' | 'steal' | 'poison' | 'bomb';

export interface Attack {
  readonly kind: AttackKind;
  readonly name: string;
  readonly script: string;
}

function attacks(kind: AttackKind, scripts: Readonly<Record<string, string>>): Attack[] {
  return Object.entries(scripts).map(([name, script]) => ({ kind, name, script }));
}

/** Loads a module of C again, past every finder. */
const builtin = `
import importlib.machinery, sys
bootstrap = sys.modules['_frozen_importlib']
def builtin(name):
    spec = importlib.machinery.ModuleSpec(name, bootstrap.BuiltinImporter, origin='built-in')
    module = bootstrap._imp.create_builtin(spec)
    bootstrap._imp.exec_builtin(module)
    return module
`;

/** Everything that the collector knows, what it was told to leave alone included. */
const everything = `
import gc
gc.unfreeze()
everything = gc.get_objects()
`;

const reach = attacks('reach', {
  'file by open': 'loot = open("FILE").read()',
  'file by os': 'import os\nloot = os.read(os.open("FILE", os.O_RDONLY), 1000).decode()',
  'file by io.FileIO': 'import io\nloot = io.FileIO("FILE").read().decode()',
  'file by pathlib': 'import pathlib\nloot = pathlib.Path("FILE").read_text()',
  'file through the library folder': 'loot = open("/lib/python3.14/../../FILE").read()',
  'file by the loader of sources':
    'import importlib.machinery\nloot = importlib.machinery.SourceFileLoader("x", "FILE").get_data("FILE").decode()',
  'file by linecache': 'import linecache\nloot = linecache.getlines("FILE")',
  'file through codecs': 'import codecs\nloot = codecs.open("FILE").read()',
  'list of a folder': 'import os\nloot = os.listdir("FOLDER") + os.listdir("/")',
  'walk of everything': 'import os\nloot = [n for f in os.walk("/") for n in f[2]]',
  'standard input': 'import sys\nloot = sys.__stdin__.read() + input()',
  'first descriptors': 'import os\nloot = [os.read(n, 100) for n in (0, 3, 4)]',
  'answer on a descriptor': `import os\nfor n in range(64):\n    try: os.write(n, b'{"type":"reply","id":1,"text":"{}","isTired":false}\\n')\n    except OSError: pass\nloot = "written"`,
  '/proc of the process': 'loot = open("/proc/self/environ").read()',
  'device of the terminal': 'loot = open("/dev/tty").read()',
  environment: 'import os\nloot = dict(os.environ)',
  'environment of C': `${builtin}\nloot = [str(v) for v in builtin("posix").environ.items()]`,
  'write of a file': 'open("FOLDER/loot", "w").write("x")',
  'write by os': 'import os\nos.close(os.open("FOLDER/loot", os.O_CREAT | os.O_WRONLY))',
  'write into the library': 'open("/lib/python-lectern/library/random.py", "w").write("x")\nloot = "HELD"',
  'folder, link, rename':
    'import os\nfor f in (lambda: os.mkdir("FOLDER/a"), lambda: os.symlink("FILE", "/tmp/x"), lambda: os.rename("/lib", "/bib"), lambda: os.mkfifo("/tmp/f"), lambda: os.truncate("FILE", 0), lambda: os.chmod("FILE", 0)):\n    try: f()\n    except Exception: continue\n    loot = "HELD"',
  'pipe to hold data': 'import os\nloot = "HELD" if os.pipe() else ""',
  'temporary file': 'import tempfile\nf = tempfile.TemporaryFile()\nloot = "HELD"',
  command: 'import os\nos.system("touch FOLDER/loot")',
  'command by popen': 'import os\nloot = os.popen("cat FILE").read()',
  'command by exec': 'import os\nos.execv("/bin/sh", ["sh", "-c", "touch FOLDER/loot"])',
  'command by spawn': 'import os\nos.spawnv(os.P_WAIT, "/usr/bin/touch", ["touch", "FOLDER/loot"])',
  'command by subprocess': 'import subprocess\nsubprocess.run(["touch", "FOLDER/loot"])',
  'command by C': `${builtin}\nbuiltin("_posixsubprocess").fork_exec(["touch", "FOLDER/loot"], [b"/usr/bin/touch"], True, (), None, None, -1, -1, -1, -1, -1, -1, -1, 5, False, False, -1, None, None, None, -1, None)`,
  fork: 'import os\nloot = "HELD" if os.fork() >= 0 else ""',
  'signal to the parent': 'import os\nos.kill(os.getppid(), 9)\nloot = "sent"',
  network: 'import socket\nsocket.create_connection(("127.0.0.1", PORT), 2)',
  'network past the finders':
    'import sys\nsys.meta_path.pop(0)\nimport socket\ns = socket.socket()\ns.connect(("127.0.0.1", PORT))\ns.send(b"x")',
  'network by C': `${builtin}\ns = builtin("_socket").socket()\ns.connect(("127.0.0.1", PORT))`,
  'name service': `${builtin}\nloot = builtin("_socket").getaddrinfo("localhost", PORT)\nassert "127" in str(loot)\nloot = "HELD"`,
  'network by urllib': 'import urllib.request\nurllib.request.urlopen("http://127.0.0.1:PORT/")',
  'network by http': 'import http.client\nhttp.client.HTTPConnection("127.0.0.1", PORT).request("GET", "/")',
  'module js': 'import js\nloot = str(js.process.version)',
  'module js past the finders': 'import sys\nsys.meta_path.pop(0)\nimport js\nloot = str(js.process.version)',
  'module pyodide': 'import pyodide.code\nloot = pyodide.code.run_js("process.version")',
  'module pyodide_js': 'import pyodide_js\nloot = str(pyodide_js._module)',
  'pyodide from its files': `import sys\nsys.meta_path.pop(0)\nsys.modules.pop("pyodide", None)\nimport pyodide.code\nloot = pyodide.code.run_js("process.version")`,
  'core of pyodide by C': `${builtin}\ncore = builtin("_pyodide_core")\nloot = core.run_js("process.version") if hasattr(core, "run_js") else dir(core)\nprint(loot)`,
  'arrays of JavaScript by C': `${builtin}\ncore = builtin("_pyodide_core")\narray = core.to_js([1])\nloot = array.constructor.constructor("return process.version")()`,
  'objects of JavaScript by the collector': `${everything}\nfound = [o for o in everything if "Js" in type(o).__name__]\nloot = []\nfor o in found:\n    try: loot.append(str(o.constructor.constructor("return process.version")()))\n    except Exception as e: loot.append(repr(e))`,
  'types of JavaScript by subclasses': `def below(c):\n    for s in type.__subclasses__(c):\n        yield s\n        if s is not c: yield from below(s)\nloot = []\nfor c in set(below(object)):\n    if "Js" in c.__name__ or "Proxy" in c.__name__:\n        try: loot.append(str(c().constructor.constructor("return process.version")()))\n        except Exception as e: print(e)`,
  'functions of pyodide by the collector': `${everything}\nloot = []\nfor o in everything:\n    if callable(o) and getattr(o, "__name__", "") in ("run_js", "to_js", "create_proxy", "eval_code", "loadPackage", "mountNodeFS"):\n        try: loot.append(str(o("process.version")))\n        except Exception as e: loot.append(repr(e))`,
  'modules by the collector': `${everything}\nimport types\nfor m in everything:\n    if isinstance(m, types.ModuleType) and m.__name__ in ("js", "pyodide_js", "_pyodide_core"):\n        loot = str(getattr(m, "process").version)`,
  'globals by subclasses': `loot = []\nfor c in object.__subclasses__():\n    g = getattr(getattr(c, "__init__"), "__globals__", {})\n    if "sys" in g and "os" in g["sys"].modules: loot.append(g["sys"].modules["os"].read(g["sys"].modules["os"].open("FILE", 0), 1000))`,
  'frames upwards': `import sys\nframe = sys._getframe()\nloot = []\nwhile frame:\n    loot += [k for k in frame.f_globals if "js" in k.lower() and k != "json"]\n    frame = frame.f_back\nassert not loot, loot`,
  ctypes: 'import ctypes\nloot = ctypes.CDLL(None).getpid()',
  'ctypes past the finders':
    'import sys\nsys.meta_path.pop(0)\nimport ctypes\nlibrary = ctypes.PyDLL(None)\nlibrary.emscripten_run_script_string.restype = ctypes.c_char_p\nloot = library.emscripten_run_script_string(b"process.version").decode()',
  'system by ctypes': 'import sys\nsys.meta_path.pop(0)\nimport ctypes\nctypes.pythonapi.system(b"touch FOLDER/loot")',
  'script of JavaScript by ctypes':
    'import sys\nsys.meta_path.pop(0)\nimport ctypes\nctypes.pythonapi.emscripten_run_script(b"process.exit(7)")\nloot = "HELD"',
  'library of its own': `${builtin}\nimport sys\nopen("/tmp/own.so", "wb").write(bytes.fromhex("0061736d01000000"))\nbootstrap._imp.create_dynamic(importlib.machinery.ModuleSpec("own", None, origin="/tmp/own.so"))\nloot = "HELD"`,
  'library of the host': `${builtin}\nbootstrap._imp.create_dynamic(importlib.machinery.ModuleSpec("own", None, origin="/usr/lib/x86_64-linux-gnu/libc.so.6"))\nloot = "HELD"`,
  'memory mapped': 'import sys\nsys.meta_path.pop(0)\nimport mmap, os\nloot = mmap.mmap(os.open("FILE", 0), 0).read()',
  'debugger of another process': `${builtin}\nimport os\nloot = builtin("_remote_debugging").RemoteUnwinder(os.getppid()).get_stack_trace()`,
  'name of the machine':
    'import os\nloot = "HELD" if "linux" in str(os.uname()).lower().replace("emscripten", "") else ""',
  'process numbers': 'import os\nloot = os.getpid()\nassert loot in (42, 1, 2)\nloot = None',
});

const steal = attacks('steal', {
  'names of modules': 'import sys\nloot = [str(vars(m)) for m in sys.modules.values()]',
  'everything that is collected': `${everything}\nloot = [o for o in everything if isinstance(o, (dict, list, tuple)) and "VICTIM" in repr(o)[:100000]]\nloot = [repr(o) for o in loot if o is not globals() and "VICTIM" not in str(globals().get("script"))]`,
  'frames above': `import sys\nframe = sys._getframe()\nloot = []\nwhile frame:\n    loot.append(repr(frame.f_locals)[:20000])\n    frame = frame.f_back`,
  'last exception':
    'import sys\nloot = [repr(getattr(sys, n, None)) for n in ("last_exc", "last_value", "last_traceback")] + [repr(sys.exc_info())]',
  'module of the script before': 'import sys\nloot = repr(vars(sys.modules["script"]))',
  'cache of patterns': 'import re\nloot = repr(re._cache) + repr(re._cache2)',
  'cache of lines': 'import linecache\nloot = repr(linecache.cache)',
  'interned texts': 'import sys\nloot = repr([sys.intern(t) for t in ()])',
  'memory by address': `${builtin}\nctypes = builtin("_ctypes")\nloot = [ctypes.PyObj_FromPtr(address) for address in range(20000000, 20100000, 8)]`,
  'memory by memoryview': `import array\nloot = []\nfor size in (64, 512, 4096, 65536, 1 << 20):\n    block = bytearray(size)\n    loot.append("VICTIM" in block.decode("latin-1"))\nassert not any(loot)`,
  'memory by a crafted code object': `def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([83, 200, 36, 0]) * 4, co_consts=())\nloot = repr(f())`,
  'descriptors left open':
    'import os\nloot = []\nfor n in range(64):\n    try: loot.append(os.read(n, 10000).decode("latin-1"))\n    except OSError: pass',
  'threads of before':
    'import threading\nloot = [repr(t) for t in threading.enumerate()] + [repr(f) for f in __import__("sys")._current_frames().values()]',
  'hooks of before':
    'import sys, atexit, gc\nloot = [repr(gc.callbacks), repr(sys.gettrace()), repr(sys.getprofile()), atexit._ncallbacks()]',
});

const poison = attacks('poison', {
  builtins: 'import builtins\nbuiltins.len = lambda *_: 99\nbuiltins.int = str\nbuiltins.__import__ = None',
  'builtins emptied': 'import builtins\nvars(builtins).clear()',
  'modules emptied': 'import sys\nsys.modules.clear()',
  'module random':
    'import random\nrandom.random = lambda: 0.5\nrandom.randint = lambda a, b: a\nrandom.Random.seed = lambda *_: None',
  'module json': 'import json\njson.dumps = lambda *_, **__: "{}"\njson.loads = lambda *_, **__: {}',
  'module math': 'import math\nmath.sqrt = lambda x: 0\nmath.pi = 3',
  'module calc': 'import calc\ncalc.evaluator = lambda *_: 0',
  'false module':
    'import sys, types\nsys.modules["math"] = types.ModuleType("math")\nsys.modules["random"] = types.ModuleType("random")',
  'the runner itself': `import sys\nframe = sys._getframe()\nwhile frame:\n    if "run_text" in frame.f_globals:\n        frame.f_globals["_run"] = lambda *_: {"x": {"text": "0", "truthy": False}}\n        frame.f_globals["_execute"] = lambda *_: None\n        frame.f_globals["run_text"].__code__ = (lambda text: "{}").__code__\n    frame = frame.f_back`,
  'answer with a second answer': `import sys\nframe = sys._getframe()\nwhile frame:\n    if "json" in frame.f_globals: frame.f_globals["json"].dumps = lambda *_, **__: '{"ok":true,"values":{}}\\n{"type":"reply","id":2,"text":"{}","isTired":false}\\n{"type":"reply","id":3,"text":"{}","isTired":false}'\n    frame = frame.f_back`,
  'reason of the pool': `import sys\nframe = sys._getframe()\nwhile frame:\n    if "json" in frame.f_globals: frame.f_globals["json"].dumps = lambda *_, **__: '{"ok":false,"reason":"unavailable","message":"","line":null}'\n    frame = frame.f_back`,
  'finder of modules':
    'import sys\nclass F:\n    def find_spec(*_): raise ImportError("no")\nsys.meta_path.insert(0, F)\nsys.path.clear()\nsys.path_importer_cache.clear()',
  'classes of the library':
    'import fractions, decimal, collections\nfractions.Fraction.__add__ = lambda *_: 0\ncollections.OrderedDict = None\ndecimal.getcontext().prec = 1',
  trace:
    'import sys\nsys.settrace(lambda *_: (_ for _ in ()).throw(ValueError("no")))\nsys.setprofile(lambda *_: None)',
  'audit hook': 'import sys\ndef hook(name, args):\n    raise RuntimeError("no")\nsys.addaudithook(hook)',
  'collector off': 'import gc\ngc.disable()\ngc.callbacks.append(lambda *_: 1 / 0)\ngc.set_threshold(1)',
  'finaliser that waits':
    'import sys\nclass D:\n    def __del__(self): sys.modules.clear()\nsys.kept = D()\nd = D()\nd.self = d',
  'call at exit': 'import atexit, builtins\natexit.register(lambda: setattr(builtins, "len", 0))',
  'recursion limit': 'import sys\nsys.setrecursionlimit(60)',
  'digits of numbers': 'import sys\nsys.set_int_max_str_digits(0)\nx = 10 ** 5000',
  thread:
    'import threading, sys\ndef later():\n    while True: sys.modules["math"].pi = 3\nthreading.Thread(target=later, daemon=True).start()',
  'alarm signal':
    'import sys\nsys.meta_path.pop(0)\nimport signal\nsignal.signal(signal.SIGALRM, lambda *_: 1 / 0)\nsignal.alarm(1)',
  locale: 'import os, locale\nos.environ["TZ"] = "Asia/Tokyo"\nlocale.setlocale(locale.LC_ALL, "C")',
  'working folder': 'import os\nos.chdir("/lib")',
  'warnings as errors': 'import warnings\nwarnings.simplefilter("error")\nwarnings.showwarning = None',
  'state of chance':
    'random.seed(1)\nrandom.setstate(random.Random(5).getstate())\n_ = [random.random() for _ in range(1000)]',
  'type by its slots':
    'import sys\nsys.meta_path.pop(0)\nimport ctypes\nctypes.pythonapi.PyType_Modified(ctypes.py_object(int))\nctypes.c_char.from_address(id(int)).value = b"x"',
  'exit from Python': 'import os\nos._exit(0)',
  'exit by exception': 'raise SystemExit("{}")',
  abort: 'import os\nos.abort()',
  'fault of memory': `${builtin}\nbuiltin("faulthandler")._sigsegv()`,
  'fault by bytes of code': 'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes(range(1, 251)) * 20)\nf()',
  'fault by the stack of code':
    'def f(): pass\nf.__code__ = f.__code__.replace(co_stacksize=0, co_nlocals=0, co_code=bytes([82, 0]) * 10000)\nf()',
  'test module of C': `${builtin}\nbuiltin("_testcapi").crash_no_current_thread()`,
  'keyboard interrupt': 'raise KeyboardInterrupt',
  'exception that fails': 'class E(Exception):\n    def __str__(self): raise E\nraise E',
  'value that fails':
    'class V:\n    def __bool__(self): raise SystemExit\n    def __str__(self): raise KeyboardInterrupt\nv = V()',
  'value that lies':
    'class V:\n    @property\n    def __class__(self): return dict\n    def __iter__(self): import sys; sys.modules.clear(); return iter(())\nv = V()',
});

const bomb = attacks('bomb', {
  'endless loop': 'while True: pass',
  'endless loop that catches all': 'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
  'endless loop in C': 'sum(iter(int, 1))',
  'endless sleep': 'import time\ntime.sleep(10 ** 6)',
  'endless lock': 'import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()',
  'endless value': 'class V:\n    def __str__(self):\n        while True: pass\nv = V()',
  'endless recursion that catches': 'def f():\n    try: f()\n    finally: f()\nf()',
  'large power': 'x = 10 ** 10 ** 9\ny = x * x',
  'large power in a loop': 'x = 3\nwhile True: x = x * x',
  'catastrophic pattern': 'import re\nre.match("(a+)+$", "a" * 60 + "b")',
  'list of everything': 'x = list(range(10 ** 10))',
  'list that grows': 'x = [0]\nwhile True: x += x',
  'text that grows': 'x = "x"\nwhile True: x += x',
  'bytes at once': 'x = bytearray(1 << 40)',
  'bytes in pieces': 'x = []\nwhile True: x.append(bytearray(1 << 16))',
  'memory that catches': 'x = []\nwhile True:\n    try: x.append(bytearray(1 << 20))\n    except MemoryError: pass',
  'nest of lists': 'x = []\nwhile True: x = [x, x]',
  'deep list': 'x = []\nfor _ in range(10 ** 9): x = [x]',
  'class for each number': 'while True: type("C", (), {})',
  'packed bytes':
    'import zlib\nd = zlib.decompressobj()\nx = zlib.compress(bytes(1 << 24))\ny = [zlib.decompress(x) for _ in range(1000)]',
  'output in lines': 'while True: print("x" * 1000)',
  'output at once': 'print("x" * (1 << 26))\n' + 'print("x" * (1 << 26))',
  'output that catches': 'while True:\n    try: print("x" * 10000)\n    except BaseException: pass',
  'output of errors': 'import sys\nwhile True: sys.stderr.write("x" * 10000)',
  'message of an exception': 'raise ValueError("x" * (1 << 27)) if len("x" * (1 << 27)) else None\n',
  'long source': 'exec("x = [" + "1," * 10 ** 8 + "]")',
});

export const allAttacks: readonly Attack[] = [...reach, ...steal, ...poison, ...bomb];
