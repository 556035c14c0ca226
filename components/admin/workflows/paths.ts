/** Where the pages about workflows are. */
export const workflowsPath = '/admin/workflows';
export const runPath = (runId: string): string => `${workflowsPath}/runs/${runId}`;

/** The list of runs, by function or by how they stand, from the one after `before` on. */
export function runsPath(filter: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value) search.set(name, value);
  }
  return `${workflowsPath}${search.size > 0 ? `?${search}` : ''}#runs`;
}

/** A function's name without the one of the site, which all have: `lectern-grade-learner` → `grade-learner`. */
export const shortFunctionName = (functionId: string): string => functionId.replace(/^lectern-/, '');
