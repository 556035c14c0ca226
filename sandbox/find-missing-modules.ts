/**
 * Modules that courses in the wild import and that are not here: packages with compiled parts or of Open edX itself,
 * and whatever reaches outside a script.
 */
const missing = new Set(
  (
    'numpy scipy sympy matplotlib pandas networkx nltk pyparsing lxml PIL sklearn cvxopt pint requests yaml six bs4 ' +
    'chem chemcalc chemtools miller eia symmath capa xmodule xblock loncapa codejail django ' +
    'socket ssl subprocess multiprocessing ctypes asyncio select signal mmap js pyodide webbrowser pip tkinter ' +
    'urllib2 httplib ConfigParser Queue StringIO cStringIO cPickle commands md5 sha sets imp distutils'
  ).split(' '),
);

const importLine = /^[ \t]*(?:import[ \t]+([^#\n;]+)|from[ \t]+([\w.]+)[ \t]+import\b)/gm;

/**
 * The modules that a script imports and that its runs would not find, each once, in the order of the script. Read from the text,
 * without running it: an import inside `try` is named as well.
 *
 * @example findMissingModules('import math, numpy as np\nfrom scipy.stats import norm') // ['numpy', 'scipy']
 */
export function findMissingModules(script: string): string[] {
  const found = new Set<string>();
  for (const match of script.matchAll(importLine)) {
    const names = match[2] !== undefined ? [match[2]] : (match[1] ?? '').split(',');
    for (const name of names) {
      const root = /^\s*(\w+)/.exec(name)?.[1];
      if (root && missing.has(root)) found.add(root);
    }
  }
  return [...found];
}
