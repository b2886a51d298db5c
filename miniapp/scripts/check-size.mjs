// The weapp's size is a gate: WeChat takes 2 MB a package, we allow ourselves half, as issue 2 asks.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const packageBytesMax = 1024 * 1024;
const root = path.resolve(import.meta.dirname, '../dist/weapp');

if (!existsSync(path.join(root, 'app.json'))) {
  console.error(`没有找到 ${root}/app.json，请先运行 npm run build:weapp -w miniapp`);
  process.exit(1);
}

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  );

const app = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8'));
const subPackages = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/$/, ''));
const packageOf = (file) => subPackages.find((folder) => path.relative(root, file).startsWith(`${folder}/`)) ?? 'main';

const sizes = new Map();
for (const file of filesUnder(root)) {
  const name = packageOf(file);
  const known = sizes.get(name) ?? { bytes: 0, files: [] };
  const bytes = statSync(file).size;
  sizes.set(name, { bytes: known.bytes + bytes, files: [...known.files, { file: path.relative(root, file), bytes }] });
}

const kilobytes = (bytes) => `${Math.ceil(bytes / 1024)} KB`;
let over = false;
for (const [name, { bytes, files }] of sizes) {
  const tooLarge = bytes > packageBytesMax;
  over ||= tooLarge;
  console.log(`weapp ${name}: ${kilobytes(bytes)} of ${kilobytes(packageBytesMax)}${tooLarge ? '  TOO LARGE' : ''}`);
  for (const file of files.sort((a, b) => b.bytes - a.bytes).slice(0, 5))
    console.log(`  ${kilobytes(file.bytes).padStart(7)}  ${file.file}`);
}
if (over) {
  console.error('A package is over its budget: move pages into a subpackage or leave something out.');
  process.exit(1);
}
