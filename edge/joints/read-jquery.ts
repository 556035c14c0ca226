import { currentRequest } from '../current-request';

/** The build lays the file of the package beside the static assets. */
export const readJquery: typeof import('@/lib/courses/author-html/read-jquery').readJquery = async () => {
  const response = await currentRequest().env.ASSETS.fetch('http://assets/packages/jquery.js');
  if (!response.ok) throw new Error(`jquery.js is not among the assets (${response.status})`);
  return await response.text();
};
