package org.bounceback.erasure;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a compressed file up to the first damaged position. */
final class UndamagedInput extends FilterInputStream {
  UndamagedInput(InputStream packed) {
    super(packed);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException damaged) {
      return -1;
    }
  }
}
