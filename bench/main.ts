import { benchCapa } from './capa';
import { benchCourses } from './courses';
import { benchGradebook } from './gradebook';
import { benchLab } from './lab';
import { readMachine } from './measure/machine';
import { keepFigures, printTable } from './measure/print';
import type { BenchResult } from './measure/result';
import { writePerformance } from './measure/write-performance';
import { benchPages } from './pages';
import { benchScale } from './scale';
import { benchStudio } from './studio';
import { benchWorkflows } from './workflows';

/** What `npm run bench -- PART …` can measure; without a part, the pages. */
const parts: Readonly<Record<string, () => Promise<BenchResult>>> = {
  pages: benchPages,
  capa: benchCapa,
  courses: benchCourses,
  gradebook: benchGradebook,
  lab: benchLab,
  studio: benchStudio,
  workflows: benchWorkflows,
  scale: benchScale,
};

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : ['pages']) {
    const machine = readMachine();
    const result = await parts[name]?.();
    if (result) {
      result.tables.forEach(printTable);
      keepFigures(name, result.figures, machine);
      writePerformance(name, result, machine);
    }
  }
}
