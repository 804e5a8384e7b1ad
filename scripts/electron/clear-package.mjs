// Called by electron-builder for each package: takes out what only an unpackaged Electron needs.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {import('electron-builder').AfterPackContext} context */
export default async function clearPackage({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  for (const path of [join(resources, 'default_app.asar'), join(appOutDir, 'version')]) await rm(path, { force: true });
}
