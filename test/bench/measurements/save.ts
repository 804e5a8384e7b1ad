import { sizeText } from '../sizes';
import { cpus, runPairs, walls } from '../saving-pairs';
import { figure, type Section } from '../report';
import { median, medianRatio } from '../statistics';
import type { Workshop } from '../workshop';

const SAVE_LIMIT = 0.6;
const VERIFY_LIMIT = 0.8;

/** A save and a verify of one object against what a shell does for the same. */
export async function measureSave(workshop: Workshop): Promise<Section> {
  const { size, runs } = workshop.options;
  const path = await workshop.recording(size);
  const pairs = await runPairs(workshop, path, runs);
  const start = { wall: median(walls(pairs.start)), cpu: median(cpus(pairs.start)) };
  const saveRatio = medianRatio(walls(pairs.save), walls(pairs.shell), start.wall);
  const verifyRatio = medianRatio(walls(pairs.verify), walls(pairs.sha1sum), start.wall);
  const row = (what: string, side: keyof typeof pairs, aside = { wall: 0, cpu: 0 }): string[] => [
    what,
    ...[walls(pairs[side]), cpus(pairs[side])].flatMap((values, at) => {
      const less = at === 0 ? aside.wall : aside.cpu;
      return [figure(median(values) - less), figure(Math.min(...values) - less)];
    }),
  ];
  return {
    title: `Save and verify, ${sizeText(size)}`,
    method:
      'A contiguous recording with a true checksum, in the page cache. Each command is a process of its own, timed from the start to ' +
      'the end; of those of Spydesk the start (`info` of an object of 4 KB) is taken off. The commands run in turn; between two of ' +
      'them the copy is removed and `sync` run. Just before each of those that copy, a copy was made and removed, not timed: a ' +
      'virtual machine gets the memory for it from its host, which takes long the first time. A save checks the checksum of its source, takes that of the new file, waits ' +
      'for the disk and publishes the pair. Its counterpart is `cp`, `sync` of the copy, `sha1sum` of the copy. The ratios are ' +
      'medians of the ratios of neighbouring runs.',
    tables: [
      {
        heads: ['command', 'seconds, median', 'least', 'processor seconds, median', 'least'],
        rows: [
          row('start, taken off below', 'start'),
          row('`save`', 'save', start),
          row('`cp` + `sync` + `sha1sum`', 'shell'),
          row('`verify`', 'verify', start),
          row('`sha1sum`', 'sha1sum'),
        ],
      },
    ],
    bars: [
      { what: `save / (\`cp\` + \`sync\` + \`sha1sum\`), ${sizeText(size)}`, measured: saveRatio, limit: SAVE_LIMIT, unit: '' },
      { what: `verify / \`sha1sum\`, ${sizeText(size)}`, measured: verifyRatio, limit: VERIFY_LIMIT, unit: '' },
    ],
    notes: [],
  };
}
