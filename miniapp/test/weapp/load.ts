import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/**
 * Runs files of the built weapp as WeChat does: no DOM, `require` among the package's own files, and neither `eval` nor
 * `new Function` (a string that is run as code throws).
 */
export const loader = (root: string, globals: Record<string, unknown>) => {
  const context = vm.createContext(
    { ...globals, console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const loaded = new Map<string, { exports: unknown }>();

  const load = (name: string): unknown => {
    const file = path.join(root, name.endsWith('.js') ? name : `${name}.js`);
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const run = vm.runInContext(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, context, { filename: file }) as (
      require: (name: string) => unknown,
      module: { exports: unknown },
      exports: unknown,
    ) => void;
    run((other) => load(path.relative(root, path.resolve(path.dirname(file), other))), module, module.exports);
    return module.exports;
  };
  return load;
};
