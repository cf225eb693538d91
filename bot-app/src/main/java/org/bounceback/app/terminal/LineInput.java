package org.bounceback.app.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A source of typed lines. */
@FunctionalInterface
public interface LineInput {

  /** Waits for a line; empty at the end of the input. */
  Optional<String> line() throws IOException;

  /** Reads lines of a UTF-8 stream. */
  static LineInput from(InputStream stream) {
    var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    return () -> Optional.ofNullable(reader.readLine());
  }
}
