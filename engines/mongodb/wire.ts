/**
 * MongoDB's wire protocol, as far as drivers use it today: OP_MSG, and the OP_QUERY that older handshakes begin with.
 * Source: the MongoDB manual, "Wire Protocol".
 */
const opcodes = { reply: 1, query: 2004, message: 2013 } as const;
const headerBytes = 16;
export const largestMessageBytes = 48_000_000;

const flagChecksum = 1;
const flagMoreToCome = 2;

export interface WireMessage {
  readonly requestId: number;
  /** OP_QUERY: the answer goes out as OP_REPLY. */
  readonly isLegacy: boolean;
  /** The sender does not wait for an answer. */
  readonly wantsNoReply: boolean;
  /** The command as BSON. */
  readonly body: Buffer;
  /** Document sequences (BSON documents one after the other), as in `documents` of an insert. */
  readonly sequences: ReadonlyMap<string, Buffer>;
}

/** Cuts a stream of bytes into messages. Throws where the stream cannot be the protocol. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #bytes = 0;

  /** Takes the next bytes and returns the messages that they complete. */
  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    const messages: Buffer[] = [];
    while (this.#bytes >= headerBytes) {
      const length = this.#peekLength();
      if (this.#bytes < length) break;
      const all = this.#joined();
      messages.push(all.subarray(0, length));
      const rest = all.subarray(length);
      this.#chunks = rest.length > 0 ? [rest] : [];
      this.#bytes = rest.length;
    }
    return messages;
  }

  #peekLength(): number {
    const [first] = this.#chunks;
    const length = (first && first.length >= 4 ? first : this.#joined()).readInt32LE(0);
    if (length < headerBytes || length > largestMessageBytes + headerBytes)
      throw new Error(`A message of ${length} bytes is not MongoDB's protocol`);
    return length;
  }

  /** Joins only once a message is whole or its length is split, so that large messages are copied once. */
  #joined(): Buffer {
    const [first] = this.#chunks;
    const joined = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }
}

/** Reads one message. Throws a RangeError where its lengths do not fit, an Error for an unknown kind. */
export function readMessage(frame: Buffer): WireMessage {
  const requestId = frame.readInt32LE(4);
  const opcode = frame.readInt32LE(12);
  if (opcode === opcodes.query) return { ...readQuery(frame), requestId };
  if (opcode !== opcodes.message) throw new Error(`Messages of kind ${opcode} are not understood`);
  const flags = frame.readUInt32LE(headerBytes);
  const end = flags & flagChecksum ? frame.length - 4 : frame.length;
  let offset = headerBytes + 4;
  let body: Buffer | undefined;
  const sequences = new Map<string, Buffer>();
  while (offset < end) {
    const kind = frame.readUInt8(offset);
    const length = frame.readInt32LE(offset + 1);
    const section = frame.subarray(offset + 1, offset + 1 + length);
    if (length < 5 || section.length < length) throw new RangeError('A section is longer than its message');
    if (kind === 0) {
      body = section;
    } else {
      const nameEnd = section.indexOf(0, 4);
      sequences.set(section.toString('utf8', 4, nameEnd), section.subarray(nameEnd + 1));
    }
    offset += 1 + length;
  }
  if (!body) throw new Error('A message has no command');
  return { requestId, isLegacy: false, wantsNoReply: (flags & flagMoreToCome) !== 0, body, sequences };
}

/** OP_QUERY: flags, collection name, skip, count, command. */
function readQuery(frame: Buffer): Omit<WireMessage, 'requestId'> {
  const nameEnd = frame.indexOf(0, headerBytes + 4);
  const start = nameEnd + 1 + 8;
  const body = frame.subarray(start, start + frame.readInt32LE(start));
  return { isLegacy: true, wantsNoReply: false, body, sequences: new Map() };
}

/** The header of an answer whose BSON follows. */
export function replyHeader(to: Pick<WireMessage, 'requestId' | 'isLegacy'>, bodyBytes: number): Buffer {
  // OP_REPLY: flags, cursor (8), starting at, number of documents. OP_MSG: flags, kind of the section.
  const own = to.isLegacy ? 20 : 5;
  const header = Buffer.alloc(headerBytes + own);
  header.writeInt32LE(header.length + bodyBytes, 0);
  header.writeInt32LE(to.requestId, 8);
  header.writeInt32LE(to.isLegacy ? opcodes.reply : opcodes.message, 12);
  if (to.isLegacy) {
    header.writeInt32LE(8, headerBytes);
    header.writeInt32LE(1, headerBytes + 16);
  }
  return header;
}
