import { z } from 'zod';
import { bytesInWords, printable } from '../../errors';
import type { Diagnostics } from '../../contract';
import type { Versions } from './versions';

type Facts = Diagnostics['groups'][number]['facts'];

/** What is read of the system, before it is put into words. */
export interface SystemFacts {
  readonly versions: Versions;
  /** Versions of libraries that the program was built with, where they are known. */
  readonly libraries: readonly { readonly name: string; readonly version: string }[];
  readonly locale: string;
  readonly displays: readonly { readonly width: number; readonly height: number; readonly scale: number }[];
  /** State of each thing that a graphics card can do. */
  readonly gpuFeatures: Readonly<Record<string, string>>;
  /** What Chromium tells of the card; null where it did not answer in time. */
  readonly gpu: unknown;
  readonly places: Facts;
  /** `kilobytes`: of its working set, in which shared parts count for each process. */
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly kilobytes: number }[];
  readonly lastLines: readonly string[];
}

const gpuShape = z.object({
  gpuDevice: z.array(
    z.object({
      active: z.boolean().optional(),
      vendorId: z.number(),
      deviceId: z.number(),
      driverVersion: z.string().optional(),
    }),
  ),
});

function hexadecimal(id: number): string {
  return `0x${id.toString(16).padStart(4, '0')}`;
}

function cardFacts(gpu: unknown): Facts {
  const read = gpuShape.safeParse(gpu);
  if (!read.success) return [{ name: 'Card', value: 'not told in time' }];
  return read.data.gpuDevice.map(({ active, vendorId, deviceId, driverVersion = '' }, at) => ({
    name: `Card ${at + 1}`,
    value: [
      `vendor ${hexadecimal(vendorId)}`,
      `device ${hexadecimal(deviceId)}`,
      ...(driverVersion === '' ? [] : [`driver ${driverVersion}`]),
      ...(active === true ? ['in use'] : []),
    ].join(', '),
  }));
}

function processFacts(processes: SystemFacts['processes']): Facts {
  const total = processes.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
  return [
    { name: 'All', value: `${bytesInWords(total * 1024)}, parts that they share counted for each` },
    ...processes.map(({ name, pid, kilobytes }) => ({ name: `${name} (${pid})`, value: bytesInWords(kilobytes * 1024) })),
  ];
}

/** The page of diagnostics. Nothing in it comes out of a container but the paths in the lines of the log. */
export function diagnosticsOf(facts: SystemFacts): Diagnostics {
  const { versions, displays } = facts;
  const groups = [
    {
      title: 'Versions',
      facts: [
        { name: 'Spydesk', value: versions.app },
        { name: 'Electron', value: versions.electron },
        { name: 'Chromium', value: versions.chromium },
        { name: 'Node', value: versions.node },
        { name: 'V8', value: versions.v8 },
        ...facts.libraries.map(({ name, version }) => ({ name, value: version })),
      ],
    },
    {
      title: 'System',
      facts: [
        { name: 'System', value: versions.system },
        { name: 'Architecture', value: versions.architecture },
        { name: 'Language', value: facts.locale },
        ...displays.map(({ width, height, scale }, at) => ({
          name: `Display ${at + 1}`,
          value: `${width} × ${height}, scaled by ${scale}`,
        })),
      ],
    },
    { title: 'Memory of the processes', facts: processFacts(facts.processes) },
    {
      title: 'Where Spydesk keeps its own files',
      facts: facts.places.map(({ name, value }) => ({ name, value: printable(value) })),
    },
    {
      title: 'Graphics',
      facts: [
        ...cardFacts(facts.gpu),
        ...Object.entries(facts.gpuFeatures).map(([name, value]) => ({
          name: name.replaceAll('_', ' '),
          value: value.replaceAll('_', ' '),
        })),
      ],
    },
  ];
  return { groups, lastLines: [...facts.lastLines] };
}
