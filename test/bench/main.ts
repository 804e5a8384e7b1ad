/**
 * The bench: bench.js PROJECT OPTION ... Started by `npm run bench`, which builds what is measured.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { holds } from './bars';
import { machineFacts } from './machine';
import { measureDrafted } from './measurements/drafted';
import { measureGrowth } from './measurements/growth';
import { measureKinds } from './measurements/kinds';
import { measureListing } from './measurements/listing';
import { measureMemory } from './measurements/memory';
import { measureOpening } from './measurements/opening';
import { measurePicture } from './measurements/picture';
import { measureReflink } from './measurements/reflink';
import { measureSave } from './measurements/save';
import { measureSelect } from './measurements/select';
import { measureStart } from './measurements/start';
import { measureWindow } from './measurements/window';
import { readOptions, USAGE, type Options, type Part } from './options';
import { barsTable, reportText, type Section } from './report';
import { openWorkshop, type Workshop } from './workshop';

const MEASUREMENTS: Readonly<Record<Part, (workshop: Workshop) => Promise<Section>>> = {
  start: measureStart,
  save: measureSave,
  kinds: measureKinds,
  drafted: measureDrafted,
  memory: measureMemory,
  growth: measureGrowth,
  select: measureSelect,
  listing: measureListing,
  picture: measurePicture,
  window: measureWindow,
  opening: measureOpening,
  reflink: measureReflink,
};

function remarkOf({ quick, runs }: Options): string {
  if (quick) return 'A quick run, which shows that the bench works: its figures mean nothing.';
  return (
    `Written by \`npm run bench\`, which measures the promises of speed and memory in one run. ${runs} runs of each command, ` +
    'interleaved; what else the machine does shows in these figures.'
  );
}

async function measure(options: Options, project: string): Promise<boolean> {
  const workshop = openWorkshop(options, project, import.meta.dirname);
  // Also where a measurement fails or the terminal ends it: gigabytes must not be left behind.
  process.once('exit', () => workshop.close());
  const facts = await machineFacts(options.folder);
  const sections: Section[] = [];
  for (const part of options.parts) {
    process.stderr.write(`${part} ...\n`);
    const section = await MEASUREMENTS[part](workshop);
    sections.push(section);
    for (const row of barsTable(section.bars).rows) process.stderr.write(`  ${row.join(' | ')}\n`);
  }
  const text = reportText(facts, remarkOf(options), sections);
  const style = { ...(await resolveConfig(options.results)), parser: 'markdown' };
  await writeFile(options.results, await format(text, style));
  process.stdout.write(`${options.results}\n`);
  return sections.flatMap(({ bars }) => bars).every(holds);
}

async function main([project = '', ...words]: readonly string[]): Promise<number> {
  let options: Options | null;
  try {
    options = readOptions(words, project);
  } catch (thrown) {
    process.stderr.write(`bench: ${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`);
    return 2;
  }
  if (options === null) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (!existsSync('/proc/self/stat')) {
    process.stderr.write('bench: it compares with `cp`, `sync` and `sha1sum` and looks into /proc, so it runs on Linux alone.\n');
    return 1;
  }
  const areAllHeld = await measure(options, project);
  return options.strict && !areAllHeld ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exit(await main(process.argv.slice(2)));
