package org.bounceback.app.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bounceback.data.UntrustedText;

/**
 * Writes text to a terminal so that the text cannot control the terminal. Control characters,
 * escape sequences, marks that change the writing direction and incomplete characters become
 * question marks. Line ends and tabs are printed. Only {@link #drawLine} and {@link #eraseLine}
 * move the cursor.
 */
public final class SafePrintStream extends PrintStream {
  private final OutputStream terminal;

  /** Creates a UTF-8 stream to {@code terminal}. */
  public SafePrintStream(OutputStream terminal, boolean autoFlush) {
    super(new Filter(terminal), autoFlush, StandardCharsets.UTF_8);
    this.terminal = terminal;
  }

  /** Redraws the line at the cursor. */
  public synchronized void drawLine(String text) {
    steer("\r");
    print(text);
    flush();
  }

  /** Erases the line at the cursor. */
  public synchronized void eraseLine() {
    steer("\r\u001b[K");
  }

  private void steer(String sequence) {
    flush();
    try {
      terminal.write(sequence.getBytes(StandardCharsets.US_ASCII));
      terminal.flush();
    } catch (IOException closed) {
      setError();
    }
  }

  /** Assembles multi-byte characters and passes on the harmless ones. */
  private static final class Filter extends FilterOutputStream {
    private static final int MAX = 4;

    private final byte[] character = new byte[MAX];
    private int length;
    private int missing;
    private boolean afterReturn;

    Filter(OutputStream terminal) {
      super(terminal);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int done = from;
      for (int i = from; i < from + count; i++) {
        boolean passes = missing == 0 && !afterReturn && isPlain(bytes[i]);
        if (!passes) {
          out.write(bytes, done, i - done);
          write(bytes[i]);
          done = i + 1;
        }
      }
      out.write(bytes, done, from + count - done);
    }

    @Override
    public void write(int value) throws IOException {
      byte b = (byte) value;
      if (afterReturn) {
        afterReturn = false;
        out.write(b == '\n' ? '\r' : '?');
      }
      if (missing > 0) {
        goOn(b);
      } else if (isPlain(b)) {
        out.write(b);
      } else if (b == '\r') {
        afterReturn = true;
      } else {
        start(b);
      }
    }

    private void start(byte b) throws IOException {
      int value = b & 0xff;
      if (value < 0xc2 || value > 0xf4) {
        out.write('?');
        return;
      }
      character[0] = b;
      length = 1;
      missing = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
    }

    private void goOn(byte b) throws IOException {
      if ((b & 0xc0) != 0x80) {
        missing = 0;
        out.write('?');
        write(b);
        return;
      }
      character[length++] = b;
      missing--;
      if (missing == 0) {
        String text = new String(character, 0, length, StandardCharsets.UTF_8);
        if (text.codePoints().anyMatch(UntrustedText::isControl)) {
          out.write('?');
        } else {
          out.write(character, 0, length);
        }
      }
    }

    private static boolean isPlain(byte b) {
      return (b >= ' ' && b < 0x7f) || b == '\n' || b == '\t';
    }

    @Override
    public void close() throws IOException {
      if (missing > 0 || afterReturn) {
        missing = 0;
        afterReturn = false;
        out.write('?');
      }
      super.close();
    }
  }
}
