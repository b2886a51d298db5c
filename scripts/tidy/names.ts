import type { SourceFile } from './files.ts';

/** Files and folders named for nothing. */
export const namelessPaths = (files: readonly SourceFile[]): string[] =>
  files.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|common|misc|shared-utils|stuff)(\.|\/|-)/.test(path));

/** Numbers that two files of a numbered series share. */
export const sharedNumbers = (files: readonly SourceFile[]): string[] => {
  const numbered = files.map(({ path }) => path).filter((path) => /^(docs\/decisions|bff\/migrations)\/\d{4}-/.test(path));
  const series = (path: string) => /^.*\/\d{4}/.exec(path)![0];
  return numbered.filter((path) => numbered.some((other) => other !== path && series(other) === series(path)));
};

type Package = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

/** Packages that two workspaces take in different versions. React is the known one: Taro needs 18, admin-web takes 19. */
export const differingVersions = (files: readonly SourceFile[]): string[] => {
  const wanted = files
    .filter(({ path }) => /^([\w-]+\/)?package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const { dependencies, devDependencies } = JSON.parse(text) as Package;
      return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => ({ path, name, version }));
    })
    .filter(({ name }) => !/^(@types\/)?react(-dom)?$/.test(name));
  return wanted
    .filter((one) => wanted.some((other) => other.name === one.name && other.version !== one.version))
    .map(({ path, name, version }) => `${path}: ${name} ${version}`);
};
