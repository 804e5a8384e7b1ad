import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  createClient,
  hostCalls,
  pictureCalls,
  type HostArgs,
  type HostCallName,
  type HostNotice,
  type HostValue,
  type ObjectSummary,
} from '../../../src-main/contract';
import type { Files, WatchFolder } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { startHost } from '../../../src-main/host';
import { nodeChannel } from '../contract/node-channel';

/** A data host at the other end of a real channel, as main and a window see it. */
export function hostDesk(journals = mkdtempSync(join(tmpdir(), 'spydesk-journals-')), files?: Files, watch?: WatchFolder) {
  const notices: HostNotice[] = [];
  const [mainEnd, hostEnd] = nodeChannel();
  const host = startHost(hostEnd, (notice) => notices.push(notice), { journals, files, watch });
  const main = createClient(mainEnd, hostCalls);

  /** The value of a call; a refusal is thrown. */
  async function ask<Name extends HostCallName>(name: Name, args: HostArgs<Name>): Promise<HostValue<Name>> {
    const answer = await main.call(name, args);
    if (!answer.ok) throw Object.assign(new Error(answer.error.message), { problem: answer.error });
    return answer.value;
  }

  return {
    journals,
    notices,
    main,
    ask,
    open: (path: string, owner = 'window'): Promise<ObjectSummary> => ask('openObject', { ref: refOfPath(path), owner }),
    pictures(owner = 'window') {
      const [windowEnd, end] = nodeChannel();
      host.servePictures(end, owner);
      return createClient(windowEnd, pictureCalls);
    },
    async close() {
      main.close();
      await host.close();
    },
  };
}

/** Begins data hosts, as each start of the program does; all are closed when the tests of the file are over. */
export function hostDesks(): typeof hostDesk {
  const desks: ReturnType<typeof hostDesk>[] = [];
  afterAll(() => Promise.all(desks.map((desk) => desk.close())));
  return (...given) => {
    const desk = hostDesk(...given);
    desks.push(desk);
    return desk;
  };
}
