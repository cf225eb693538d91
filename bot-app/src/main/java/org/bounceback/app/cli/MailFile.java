package org.bounceback.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.app.CannotRun;
import org.bounceback.app.CannotRun.Status;

/**
 * A file that may hold mails.
 *
 * @param name as it is called in the output
 * @param named whether the person named it, so that it must be readable
 * @param source its content
 */
record MailFile(String name, boolean named, Source source) {
  private static final String STANDARD_INPUT = "-";

  /** Opens a file's content. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** The files that the paths mean; a directory is read recursively, every file but dotfiles. */
  static List<MailFile> under(List<String> paths, Surroundings around) throws CannotRun {
    List<MailFile> files = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(STANDARD_INPUT)) {
        files.add(new MailFile(STANDARD_INPUT, true, around::in));
      } else {
        files.addAll(at(path));
      }
    }
    return files;
  }

  private static List<MailFile> at(String text) throws CannotRun {
    try {
      Path path = Path.of(text);
      if (!Files.exists(path)) {
        throw new CannotRun(Status.UNREADABLE, "there is no " + text + "; check the path");
      }
      if (!Files.isDirectory(path)) {
        return List.of(new MailFile(text, true, () -> Files.newInputStream(path)));
      }
      try (Stream<Path> found = Files.walk(path)) {
        return found
            .filter(Files::isRegularFile)
            .filter(file -> !isHidden(path, file))
            .sorted()
            .map(file -> new MailFile(file.toString(), false, () -> Files.newInputStream(file)))
            .toList();
      }
    } catch (IOException | InvalidPathException | java.io.UncheckedIOException unreadable) {
      throw new CannotRun(
          Status.UNREADABLE, "cannot read " + text + "; check the path and its rights", unreadable);
    }
  }

  private static boolean isHidden(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
