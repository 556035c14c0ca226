import { describe, expect, it } from 'vitest';
import { findMissingModules } from './find-missing-modules';
import { testSandbox } from './testing/test-sandbox';

const { runScript } = testSandbox();

describe('findMissingModules', () => {
  it.each([
    ['import math, random\nfrom fractions import gcd', []],
    ['import numpy as np', ['numpy']],
    ['import math, numpy as np, json, scipy.stats', ['numpy', 'scipy']],
    ['from sympy.parsing import parse_expr\nimport sympy', ['sympy']],
    ['def f():\n    import numpy; x = 1\n    from numpy import array', ['numpy']],
    ['# import numpy\nx = "import scipy"\nfrom . import numpy', []],
    ['important = 1\nfrom_numpy = 2', []],
  ])('%j', (script, modules) => expect(findMissingModules(script)).toEqual(modules));

  it('names what a run names', async () => {
    for (const name of ['numpy', 'scipy', 'sympy', 'socket', 'ctypes', 'urllib2', 'StringIO', 'imp', 'symmath']) {
      expect(findMissingModules(`import ${name}`), name).toEqual([name]);
      const reply = await runScript({ kind: 'context', seed: 1, script: `import ${name}` });
      expect(reply, name).toMatchObject({ ok: false, reason: 'import', message: expect.stringContaining(`"${name}"`) });
    }
  }, 60_000);
});
