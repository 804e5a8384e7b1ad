import { readFileSync, statfsSync } from 'node:fs';
import { arch, cpus, release, totalmem, type as system } from 'node:os';
import { runShell } from './command';

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(0)} GB`;
}

/** Whether a disk turns is what the system takes it for, which is nothing where it is only a part of another one. */
function kindOf(device: string): string {
  if (/^x?vd/.test(device)) return 'a virtual disk';
  if (device.startsWith('nvme')) return 'an NVMe disk';
  try {
    const turns = readFileSync(`/sys/class/block/${device}/queue/rotational`, 'utf8').trim() === '1';
    return turns ? 'a turning disk' : 'a solid-state disk';
  } catch {
    return 'a disk';
  }
}

/** The file system that holds `folder`, and its disk. */
async function diskOf(folder: string): Promise<string> {
  const { stdout } = await runShell('findmnt -n -o FSTYPE,SOURCE -T "$1" || true', folder);
  const [fileSystem = 'unknown', source = ''] = stdout.trim().split(/\s+/);
  const device = source.replace(/\[.*$/, '').split('/').pop() ?? '';
  const { bavail, bsize } = statfsSync(folder);
  return `${fileSystem} on ${kindOf(device)}, ${gigabytes(bavail * bsize)} free`;
}

/** What of the machine decides the figures; nothing that would name it. */
export async function machineFacts(folder: string): Promise<[what: string, is: string][]> {
  const [first] = cpus();
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '';
  return [
    ['date', new Date().toISOString().slice(0, 10)],
    ['processor', `${first?.model.trim() ?? 'unknown'} (${arch()}), ${cpus().length} cores`],
    ['memory', gigabytes(totalmem())],
    ['disk', await diskOf(folder)],
    ['system', `${system()} ${release()}`],
    ['Node', process.version],
    ['load before it began', `${load} (0 is a quiet machine)`],
  ];
}
