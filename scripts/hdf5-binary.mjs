// The HDF5 library as a file of its own beside the program. h5wasm keeps it as a text of 3.6 million letters inside of its JavaScript,
// which every start of a worker parses and decodes: some 0.1 s.
import { runInNewContext } from 'node:vm';

const BEGIN = 'function findWasmBinary(){return binaryDecode(';

/** What WebAssembly begins with. */
const MAGIC = [0, ...Buffer.from('asm')];

/** @param {string} code @param {number} at where the text in quotes begins @returns {number} where it ends */
function endOfText(code, at) {
  const quote = code[at];
  let end = at + 1;
  while (end < code.length && code[end] !== quote) end += code[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** As h5wasm decodes it: a letter beyond 255 stands for a byte that could not stand for itself. @param {string} text */
function decoded(text) {
  return Uint8Array.from({ length: text.length }, (_, at) => {
    const letter = text.charCodeAt(at);
    return (~letter >> 8) & letter;
  });
}

/** @returns {import('vite').Plugin} */
export function hdf5Binary() {
  return {
    name: 'hdf5-binary',
    apply: 'build',
    transform(code, id) {
      const [, flavour] = /[\\/]h5wasm[\\/]dist[\\/](esm|node)[\\/]hdf5_util\.js$/.exec(id) ?? [];
      if (flavour === undefined) return null;
      // The program takes one of them; the bench makes its objects with the other, whose binary is not the same.
      const name = flavour === 'esm' ? 'hdf5.wasm' : `hdf5-${flavour}.wasm`;
      const begin = code.indexOf(BEGIN);
      if (begin < 0) throw new Error('h5wasm keeps its binary in another way than scripts/hdf5-binary.mjs knows.');
      const from = begin + BEGIN.length;
      const to = endOfText(code, from);
      const bytes = decoded(String(runInNewContext(code.slice(from, to))));
      if (!MAGIC.every((byte, at) => bytes[at] === byte))
        throw new Error('What scripts/hdf5-binary.mjs took from h5wasm is no WebAssembly.');
      this.emitFile({ type: 'asset', fileName: name, source: bytes });
      const read = `function findWasmBinary(){return readBinaryFile(import.meta.dirname+'/${name}'`;
      return {
        code: `import{readFileSync as readBinaryFile}from'node:fs';${code.slice(0, begin)}${read}${code.slice(to)}`,
        map: null,
      };
    },
  };
}
