const MIB = 1024 * 1024;

/**
 * What a file may ask for. Beyond these it was not written by Syncopy, whose files have a handful of datasets and attributes
 * in one group: they keep a made-up or damaged one from taking all memory or time. Who exceeds one gets `too-large`, or
 * `damaged` where HDF5 itself writes no such thing.
 */
export const LIMITS = {
  /** Groups, datasets and links of a file. Each is visited, and each dataset told of. */
  objects: 20_000,
  /** Groups inside of each other. */
  depth: 100,
  /** Characters of a name with its groups' names before it: it is shown, and kept for each object. */
  nameLength: 4_096,
  /** Bytes of structure that are read from a file: a made-up one can have every object read one large header anew. */
  structureBytes: 256 * MIB,
  /** Bytes of one local heap, which holds the names of a group. */
  heapBytes: 64 * MIB,
  /** Nodes of one group's tree. */
  treeNodes: 100_000,
  /** Messages, and bytes, of one object header: the library writes far fewer. */
  headerMessages: 65_536,
  headerBytes: 16 * MIB,
  /** H5S_MAX_RANK. */
  rank: 32,
  /** Attributes of the root group that are named. Syncopy writes six. */
  attributes: 10_000,
  /** Bytes of one attribute that is read; HDF5 itself allows 64 KiB, or any size in dense storage. */
  attributeBytes: 16 * MIB,
  /** Bytes of all attributes that are read, their texts counted: a list can name one long text a thousand times. */
  allAttributesBytes: 64 * MIB,
  /** Bytes of a chunk that must be unpacked: the library unpacks it whole, and its memory ends at 2 GiB. */
  chunkBytes: 256 * MIB,
  /** Bytes that one call answers. */
  answerBytes: 256 * MIB,
  /** Bytes of a trial table that is replaced: millions of trials. */
  tableBytes: 128 * MIB,
  /** Characters of the library's own words about an error that are kept. */
  stackLength: 64 * 1024,
} as const;
