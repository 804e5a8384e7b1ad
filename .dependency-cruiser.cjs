// The arrows and doors of CONTRIBUTING.md, "The house", as errors.
const FOLDERS = [
  'errors',
  'tasks',
  'format',
  'files',
  'hdf5',
  'objects',
  'commands',
  'editing',
  'recipes',
  'pictures',
  'contract',
  'host',
  'desktop',
  'cli',
];

/** What each folder of src-main may import of the others. */
const MAY_IMPORT = {
  errors: [],
  tasks: ['errors'],
  format: ['errors'],
  commands: [],
  contract: ['errors', 'tasks', 'commands'],
  files: ['errors', 'tasks', 'format'],
  hdf5: ['errors', 'tasks', 'format', 'files'],
  objects: ['errors', 'tasks', 'format', 'files', 'hdf5'],
  editing: ['errors', 'tasks', 'format', 'files', 'commands'],
  recipes: ['errors', 'tasks', 'format', 'files', 'objects', 'editing'],
  pictures: ['errors', 'tasks', 'format'],
  host: ['errors', 'tasks', 'format', 'files', 'hdf5', 'objects', 'commands', 'editing', 'recipes', 'pictures', 'contract'],
  desktop: ['errors', 'tasks', 'format', 'contract'],
  cli: ['errors', 'tasks', 'format', 'files', 'hdf5', 'objects', 'editing', 'recipes'],
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
  // The preload has a door of its own, which its own rule holds.
  from: { pathNot: `^src-main/(${folder}/|preload\\.ts$)` },
  to: { path: `^src-main/${folder}/`, pathNot: `^src-main/${folder}/index\\.ts$` },
}));

/** What the entries, which only wire the rest together, may import. */
const ENTRIES = {
  main: { door: 'desktop/index', says: 'src-main/main.ts wires the desktop together and imports nothing else of ours.' },
  // The names alone: schemas have no place in the sandboxed preload.
  preload: { door: 'contract/window-api', says: 'src-main/preload.ts exposes the contract and imports nothing else of ours.' },
  'data-host': {
    door: '(host|contract|errors)/index',
    says: 'src-main/data-host.ts hands its port to the handlers of src-main/host and imports no operation itself.',
  },
};

const entries = Object.entries(ENTRIES).map(([entry, { door, says }]) => ({
  name: `entry-${entry}`,
  comment: says,
  severity: 'error',
  from: { path: `^src-main/${entry}\\.ts$` },
  to: { path: '^src-(main|renderer)/', pathNot: `^src-main/${door}\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    ...doors,
    ...entries,
    {
      name: 'folder-of-the-house',
      comment: 'Each folder of src-main has its arrows in this file; a new one is added here first.',
      severity: 'error',
      from: {},
      to: { path: '^src-main/[^/]+/', pathNot: `^src-main/(${FOLDERS.join('|')})/` },
    },
    {
      name: 'renderer-knows-the-contract-alone',
      comment: 'src-renderer imports src-main/contract and nothing else of src-main.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/', pathNot: '^src-main/contract/index\\.ts$' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The window is sandboxed: nothing of Node is there.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-never-imports-the-renderer',
      comment: 'What runs outside of the window knows it through the contract alone.',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'h5wasm-in-hdf5-alone',
      comment: 'src-main/hdf5 alone imports h5wasm; the others ask its door.',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/hdf5/' },
      to: { path: '(^|node_modules/)h5wasm(/|$)' },
    },
    {
      name: 'electron-in-desktop-and-entries-alone',
      comment: 'src-main/desktop and the three entries alone import electron.',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(desktop/|(main|preload|data-host)\\.ts$)' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'pure-folders-do-no-io',
      comment: 'errors, format, contract and pictures are rules and shapes: no file system, no processes.',
      severity: 'error',
      from: { path: '^src-main/(errors|format|commands|contract|pictures)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(path|url)(/|$)' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one subject or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere escapes every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
    },
  },
};
