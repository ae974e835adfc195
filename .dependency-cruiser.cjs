/** Who may import what: docs/architecture.md draws the floors, this checks them. */
const feature = (names) => `^src/main/features/(${names})/`;
/** A feature may use those to its left; settings and data are read by all. */
const ORDER = [
  'settings',
  'operators',
  'data',
  'backups',
  'dealers',
  'views',
  'tags',
  'notes',
  'activities',
  'files',
  'orders',
  'receivables',
  'doubles',
  'reps',
  'recipes',
  'imports',
  'fields',
  'bulk',
  'paste',
  'health',
  'scoring',
  'samples',
  'reports',
  'transfer',
  'tables',
];
const laterThan = (name) => ORDER.slice(ORDER.indexOf(name) + 1);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'electron-only-in-its-host',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/hosts/electron/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'spreadsheet-libraries-only-in-spreadsheets',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/spreadsheets/' },
      to: { path: 'node_modules/(exceljs|@e965/xlsx|yauzl|saxes|papaparse)/' },
    },
    {
      name: 'sqlite-only-in-db',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/db/' },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    { name: 'renderer-not-main', severity: 'error', from: { path: '^src/renderer/' }, to: { path: '^src/main/' } },
    { name: 'main-not-renderer', severity: 'error', from: { path: '^src/main/' }, to: { path: '^src/renderer/' } },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/|node_modules/zod/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: '^src/main/(db|engine|jobs|hosts|runtime)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-without-node',
      severity: 'error',
      from: { path: '(\\.rules\\.ts$|^src/main/analytics/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-without-spreadsheets',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: '^src/main/spreadsheets/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'analytics-knows-nothing',
      severity: 'error',
      from: { path: '^src/main/analytics/' },
      to: { path: '^src/main/(?!analytics/)' },
    },
    { name: 'repo-not-service', severity: 'error', from: { path: '\\.repo\\.ts$' }, to: { path: '\\.service\\.ts$' } },
    {
      name: 'floor-hosts',
      severity: 'error',
      from: { path: '^src/main/(engine|features|spreadsheets|analytics|db|jobs|runtime|files)/' },
      to: { path: '^src/main/hosts/' },
    },
    {
      name: 'floor-engine',
      severity: 'error',
      from: { path: '^src/main/(features|spreadsheets|analytics|db|jobs|runtime|files)/' },
      to: { path: '^src/main/engine/' },
    },
    {
      name: 'floor-features',
      severity: 'error',
      from: { path: '^src/main/(spreadsheets|analytics|db|jobs|runtime|files)/' },
      to: { path: '^src/main/features/' },
    },
    {
      name: 'floor-spreadsheets',
      severity: 'error',
      from: { path: '^src/main/(analytics|db|jobs|runtime|files)/' },
      to: { path: '^src/main/spreadsheets/' },
    },
    ...ORDER.filter((name) => laterThan(name).length > 0).map((name) => ({
      name: `feature-order-${name}`,
      severity: 'error',
      from: { path: feature(name) },
      to: { path: feature(laterThan(name).join('|')) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
