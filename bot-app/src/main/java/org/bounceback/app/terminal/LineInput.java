package org.bounceback.app.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where typed lines come from. */
@FunctionalInterface
public interface LineInput {

  /** Waits for a line; empty when nothing more will be typed. */
  Optional<String> line() throws IOException;

  /** Lines of a stream in UTF-8. */
  static LineInput from(InputStream stream) {
    var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    return () -> Optional.ofNullable(reader.readLine());
  }
}
