import { benchCapa } from './capa';
import { benchCourses } from './courses';
import { benchGradebook } from './gradebook';
import { benchPages } from './pages';
import { benchStudio } from './studio';
import { benchWorkflows } from './workflows';

/** What `npm run bench -- PART …` can measure; without a part, the pages. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  pages: benchPages,
  capa: benchCapa,
  courses: benchCourses,
  gradebook: benchGradebook,
  studio: benchStudio,
  workflows: benchWorkflows,
};

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : ['pages']) {
    await parts[name]?.();
  }
}
