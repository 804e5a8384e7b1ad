import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { packageFolder } from './package-under-test';

/** As the program's own bytes have them. */
const [OFF, ON] = ['0', '1'].map((digit) => digit.charCodeAt(0));

/** `SECURITY.md` says why each stands as it does. */
const WANTED = {
  RunAsNode: process.platform === 'darwin' ? OFF : ON,
  EnableNodeOptionsEnvironmentVariable: OFF,
  EnableNodeCliInspectArguments: OFF,
  EnableEmbeddedAsarIntegrityValidation: ON,
  OnlyLoadAppFromAsar: ON,
  LoadBrowserProcessSpecificV8Snapshot: OFF,
  GrantFileProtocolExtraPrivileges: OFF,
} as const;

test('the fuses of the packaged program are as they were meant', async () => {
  const wire = await getCurrentFuseWire(join(packageFolder(), 'spydesk'));
  const found = Object.keys(WANTED).map((name) => [name, wire[FuseV1Options[name as keyof typeof WANTED]]]);
  expect(Object.fromEntries(found)).toEqual(WANTED);
});
