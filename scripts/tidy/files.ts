import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export type SourceFile = {
  /** From the top of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text with comments blanked out, lines kept. */
  readonly code: () => string;
};

const root = path.resolve(import.meta.dirname, '../..');
const foreign = ['node_modules', 'dist', '.git', '.mendian', '.swc', '.cache'];
const isText = /\.(ts|tsx|mjs|cjs|js|json|md|css|scss|html|ya?ml|sh)$|(^|\/)(Dockerfile|run)$/;

/** Every text file a person wrote here. */
export const readFiles = (): SourceFile[] =>
  globSync(['**', '.ci/**'], { cwd: root, withFileTypes: true, exclude: ({ name }) => foreign.includes(name) })
    .filter((entry) => entry.isFile() && isText.test(path.join(entry.parentPath, entry.name)) && entry.name !== 'package-lock.json')
    .map((entry) => readSource(path.join(entry.parentPath, entry.name)));

const readSource = (file: string): SourceFile => {
  const text = readFileSync(file, 'utf8');
  return { path: path.relative(root, file).replaceAll('\\', '/'), text, code: () => withoutComments(file, text) };
};

const withoutComments = (file: string, text: string): string => {
  if (!/\.(ts|tsx|mjs|cjs|js)$/.test(file)) return text;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const blank = (part: string) => part.replace(/\S/g, ' ');
  let code = '';
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    const [from, start, end] = [node.getFullStart(), node.getStart(source), node.getEnd()];
    code += blank(text.slice(from, start)) + text.slice(start, end);
  };
  visit(source);
  return code;
};
