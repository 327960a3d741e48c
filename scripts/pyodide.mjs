// The program in WebAssembly: the wheel, unpacked in Pyodide, shows a page and the steps.
//
//   node scripts/pyodide.mjs PYODIDE WHEELS WORDS...
//
// PYODIDE: the folder of npm's pyodide. WHEELS: a folder with the wheel and those it needs, built
// for Pyodide. WORDS: what is typed after `heroininfo`. Ends with the exit code of the program.
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, wheels, ...words] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ env: { HEROININFO_COUNTRY: "US", HOME: "/home/reader" } });
for (const name of (await readdir(wheels)).filter((name) => name.endsWith(".whl"))) {
  pyodide.unpackArchive(new Uint8Array(await readFile(join(wheels, name))), "wheel");
}
pyodide.globals.set("words", pyodide.toPy(words));
try {
  process.exitCode = pyodide.runPython(`
from heroininfo.__main__ import main
int(main(words))
`);
} catch (error) {
  console.error(String(error).slice(-2000)); // node would print all of Pyodide with it
  process.exitCode = 3;
}
