package org.bounceback.hosting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the end of a log file of any size. */
final class LogTail {
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_LINE = 4096;

  private LogTail() {}

  /** Passes every line of the last 16 MiB to the consumer, oldest first, truncated at 4 KiB. */
  static void read(Path file, Consumer<String> lines) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long from = Math.max(0, channel.size() - MAX_BYTES);
      channel.position(from);
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      var reader =
          new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), decoder));
      if (from > 0) {
        next(reader); // skip the partial first line
      }
      StringBuilder line = next(reader);
      while (line.length() > 0) {
        lines.accept(line.toString().stripTrailing());
        line = next(reader);
      }
    }
  }

  /**
   * Returns the next line with its line end; empty at the end of the file. A long line is
   * truncated.
   */
  private static StringBuilder next(BufferedReader reader) throws IOException {
    var line = new StringBuilder();
    int c = reader.read();
    while (c >= 0) {
      if (line.length() < MAX_LINE || c == '\n') {
        line.append((char) c);
      }
      if (c == '\n') {
        return line;
      }
      c = reader.read();
    }
    return line;
  }
}
