package org.bounceback.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;

/**
 * A file that may contain e-mails.
 *
 * @param name the name in the output
 * @param named whether the user named it, so that it must be readable
 * @param source its content
 */
record MailFile(String name, boolean named, Source source) {
  private static final String STANDARD_INPUT = "-";

  /** Opens a file's content. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** Returns the files under the paths; a directory is read recursively, except for dotfiles. */
  static List<MailFile> under(List<String> paths, CommandEnvironment environment)
      throws CommandFailedException {
    List<MailFile> files = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(STANDARD_INPUT)) {
        files.add(new MailFile(STANDARD_INPUT, true, environment::in));
      } else {
        files.addAll(at(path));
      }
    }
    return files;
  }

  private static List<MailFile> at(String text) throws CommandFailedException {
    try {
      Path path = Path.of(text);
      if (!Files.exists(path)) {
        throw new CommandFailedException(
            Status.UNREADABLE, "there is no file " + text + "; check the path");
      }
      if (!Files.isDirectory(path)) {
        return List.of(new MailFile(text, true, () -> Files.newInputStream(path)));
      }
      return in(path);
    } catch (IOException | InvalidPathException | java.io.UncheckedIOException unreadable) {
      throw new CommandFailedException(
          Status.UNREADABLE,
          "cannot read " + text + "; check the path and its permissions",
          unreadable);
    }
  }

  /**
   * Returns the files of a directory, which may be a link. Parts that cannot be read, pipes,
   * sockets, devices and broken links are included as unreadable files. Links to other directories
   * are skipped.
   */
  private static List<MailFile> in(Path directory) throws IOException {
    var files = new ArrayList<Path>();
    Path start = directory.toRealPath();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!(attributes.isSymbolicLink() && Files.isDirectory(file))) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream()
        .filter(file -> !isHidden(start, file))
        .sorted()
        .map(
            file ->
                new MailFile(
                    directory.resolve(start.relativize(file)).toString(), false, () -> open(file)))
        .toList();
  }

  /** Opens a file in a directory; pipes are refused, because they might never end. */
  private static InputStream open(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return Files.newInputStream(file);
    }
    if (Files.exists(file)) {
      throw new IOException("it is a pipe, a socket or a device, which contains no e-mail");
    }
    throw new NoSuchFileException(file.toString());
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
