package org.bounceback.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads resource files of the program. */
public final class Resources {

  private Resources() {}

  /**
   * Returns the UTF-8 text of a resource.
   *
   * @param neighbour a class in the package of the resource
   * @throws IllegalArgumentException if the resource does not exist
   */
  public static String text(Class<?> neighbour, String name) {
    try (InputStream stream = neighbour.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(neighbour.getPackageName() + " has no file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
