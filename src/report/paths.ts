import type { Report } from './report-schema.ts';

/** A path of the report as seen from the root of the repository; outside it, it begins with `../`. */
export function repositoryPath({ basePath }: Pick<Report, 'basePath'>, path: string): string {
  const segments: string[] = [];
  for (const segment of `${basePath}${path}`.split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return path.startsWith('/') ? path : segments.join('/');
}
