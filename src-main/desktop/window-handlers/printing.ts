import { join } from 'node:path';
import { startOfDialogs } from '../default-folder';
import type { Desk, WindowHandlers } from '../desk';
import { ownObject } from './objects';
import { folderFor } from './saves';

const PDF_EXTENSION = '.pdf';

function pdfPath(chosen: string): string {
  return chosen.toLowerCase().endsWith(PDF_EXTENSION) ? chosen : chosen + PDF_EXTENSION;
}

export function printingHandlers(desk: Desk): WindowHandlers<'showOnPaper' | 'printPicture' | 'savePicture'> {
  const { session, system } = desk;
  return {
    showOnPaper: ({ isOn }) => system.showOnPaper(isOn),
    printPicture: () => system.printPage(),
    savePicture: async ({ objectId }) => {
      const object = ownObject(session, objectId);
      const folder = await startOfDialogs(desk, folderFor(object));
      const chosen = await system.choosePictureFile(join(folder, object.filename + PDF_EXTENSION));
      if (chosen === null) return null;
      const path = pdfPath(chosen);
      await system.savePage(path);
      return path;
    },
  };
}
