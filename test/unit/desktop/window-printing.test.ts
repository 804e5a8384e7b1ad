import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;

beforeEach(() => {
  desk = new FakeDesk(scratch.path);
  desk.session.objects.set('o', summaryOf('o', scratch.at('k.spy/k.analog')));
});

describe('a picture on paper', () => {
  it('is saved where the user says, beside the container to begin with, and as a PDF whatever was typed', async () => {
    desk.system.choosePictureFile.mockResolvedValueOnce(scratch.at('picture'));
    expect(await desk.valueOf('savePicture', { objectId: 'o' })).toBe(scratch.at('picture.pdf'));
    expect(desk.system.choosePictureFile.mock.calls).toEqual([[scratch.at('k.analog.pdf')]]);
    expect(desk.system.savePage.mock.calls).toEqual([[scratch.at('picture.pdf')]]);
  });

  it('is not saved where the user cancels, nor of an object that the window has not open', async () => {
    expect(await desk.valueOf('savePicture', { objectId: 'o' })).toBeNull();
    expect(await desk.ask('savePicture', { objectId: 'other' })).toMatchObject(refusedWith('not-granted'));
    expect(desk.system.savePage).not.toHaveBeenCalled();
  });

  it('tells why it was not written', async () => {
    desk.system.choosePictureFile.mockResolvedValueOnce(scratch.at('picture.pdf'));
    desk.system.savePage.mockRejectedValueOnce(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    expect(await desk.ask('savePicture', { objectId: 'o' })).toMatchObject(refusedWith('no-space'));
  });

  it('is printed, and the user may cancel', async () => {
    expect(await desk.valueOf('printPicture', undefined)).toBe(true);
    desk.system.printPage.mockResolvedValueOnce(false);
    expect(await desk.valueOf('printPicture', undefined)).toBe(false);
  });
});
