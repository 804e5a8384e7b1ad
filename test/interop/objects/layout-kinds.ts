/** The layouts of `make_variant.py` that no fixture has, each with an object of `session1` to be laid out so. */
export const LAYOUTS = [
  ['everything', 'session1_sorted.spike'],
  ['everything', 'session1_erp.timelock'],
  ['chunked', 'session1_lfp.analog'],
  ['compressed', 'session1_lfp.analog'],
  ['big-endian', 'session1_lfp.analog'],
  ['superblock-0', 'session1_lfp.analog'],
  ['superblock-2', 'session1_lfp.analog'],
  ['superblock-3', 'session1_lfp.analog'],
] as const;
