package org.bounceback.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the files that travel inside the program. */
public final class Resources {

  private Resources() {}

  /**
   * The UTF-8 text of a resource.
   *
   * @param neighbour a class of the package that the file lies in
   * @throws IllegalArgumentException when there is no such file
   */
  public static String text(Class<?> neighbour, String name) {
    try (InputStream stream = neighbour.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(neighbour.getPackageName() + " has no file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(name, broken);
    }
  }
}
