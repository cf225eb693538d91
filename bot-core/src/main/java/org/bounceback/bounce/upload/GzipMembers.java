package org.bounceback.bounce.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads the members of a gzip file (RFC 1952 section 2.2), one after the other. The JDK's stream
 * calls itself recursively for each empty member, so thousands of them overflow its stack.
 * Checksums are not verified: everything that can be read from a damaged file is used.
 */
public final class GzipMembers extends InputStream {
  private static final int MIN_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final byte[] file;
  private final Inflater inflater = new Inflater(true);
  private InputStream member = InputStream.nullInputStream();
  private int start;

  /** Reads the content of the file, which is not copied. */
  public GzipMembers(byte[] file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = member.read(buffer, offset, length);
    while (count < 0 && deflated() < file.length) {
      start = deflated();
      inflater.reset();
      var rest = new ByteArrayInputStream(file, start, file.length - start);
      member = new InflaterInputStream(rest, inflater);
      count = member.read(buffer, offset, length);
    }
    return count;
  }

  @Override
  public void close() {
    inflater.end();
  }

  /** Returns the offset of the next member's content, or the end of the file if there is none. */
  private int deflated() {
    int at = start == 0 ? 0 : start + (int) inflater.getBytesRead() + TRAILER;
    if (at + MIN_HEADER >= file.length || byteAt(at) != 0x1f || byteAt(at + 1) != 0x8b) {
      return file.length;
    }
    int flags = byteAt(at + 3);
    at += MIN_HEADER;
    if ((flags & EXTRA) != 0) {
      at += 2 + byteAt(at) + (byteAt(at + 1) << 8);
    }
    at = (flags & NAME) != 0 ? afterZero(at) : at;
    at = (flags & COMMENT) != 0 ? afterZero(at) : at;
    return Math.min(file.length, (flags & HEADER_CHECKSUM) != 0 ? at + 2 : at);
  }

  private int afterZero(int from) {
    int at = from;
    while (byteAt(at) != 0) {
      at++;
    }
    return at + 1;
  }

  /** Returns the byte at that offset; zero after the end of the file. */
  private int byteAt(int at) {
    return at < file.length ? file[at] & 0xff : 0;
  }
}
