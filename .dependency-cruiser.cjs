// The arrows and doors of CONTRIBUTING.md, "The house", as errors.
const FOLDERS = ['errors', 'tasks', 'format', 'files', 'hdf5', 'objects', 'pictures', 'contract', 'host', 'desktop', 'cli'];

/** What each folder of src-main may import of the others. */
const MAY_IMPORT = {
  errors: [],
  tasks: ['errors'],
  format: ['errors'],
  contract: ['errors', 'tasks'],
  files: ['errors', 'tasks', 'format'],
  hdf5: ['errors', 'tasks', 'format', 'files'],
  objects: ['errors', 'tasks', 'format', 'files', 'hdf5'],
  pictures: ['errors', 'tasks', 'format'],
  host: ['errors', 'tasks', 'format', 'files', 'hdf5', 'objects', 'pictures', 'contract'],
  desktop: ['errors', 'tasks', 'format', 'contract'],
  cli: ['errors', 'tasks', 'format', 'files', 'hdf5', 'objects'],
};

const arrows = FOLDERS.map((folder) => ({
  name: `arrow-${folder}`,
  comment: `src-main/${folder} may import only: ${[folder, ...MAY_IMPORT[folder]].join(', ')}.`,
  severity: 'error',
  from: { path: `^src-main/${folder}/` },
  to: { path: '^src-(main|renderer)/', pathNot: `^src-main/(${[folder, ...MAY_IMPORT[folder]].join('|')})/` },
}));

const doors = FOLDERS.map((folder) => ({
  name: `door-${folder}`,
  comment: `src-main/${folder} is entered through its index.ts.`,
  severity: 'error',
  from: { pathNot: `^src-main/${folder}/` },
  to: { path: `^src-main/${folder}/`, pathNot: `^src-main/${folder}/index\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    ...doors,
    {
      name: 'renderer-knows-the-contract-alone',
      comment: 'src-renderer imports src-main/contract and nothing else of src-main.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/', pathNot: '^src-main/contract/index\\.ts$' },
    },
    {
      name: 'main-never-imports-the-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'h5wasm-in-hdf5-alone',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/hdf5/' },
      to: { path: 'node_modules/h5wasm' },
    },
    {
      name: 'electron-in-desktop-and-entries-alone',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(desktop/|(main|preload|data-host)\\.ts$)' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'pure-folders-do-no-io',
      comment: 'format, contract and errors are rules and shapes: no file system, no processes.',
      severity: 'error',
      from: { path: '^src-main/(format|contract|errors)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(path|url)(/|$)' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    extraExtensionsToScan: ['.svelte'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
    },
  },
};
