package org.bounceback.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates files (mode 0600) and folders (mode 0700) that only their owner can read, regardless of
 * the umask. Every file of the program is created here, because most contain personal data. File
 * systems without POSIX permissions use the system's defaults.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Creates the folder and its missing parents. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, FOLDER));
    }
  }

  /** Creates an empty file; an existing one is unchanged. */
  public static void createIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException exists) {
      // Nothing to create.
    }
  }

  /**
   * Opens a file for writing; a missing one is created, the content of an existing one is
   * preserved.
   */
  public static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(file, FILE));
  }

  /**
   * Writes a new file.
   *
   * @throws FileAlreadyExistsException if there is a file with that name
   */
  public static void writeNew(Path file, byte[] content) throws IOException {
    Files.createFile(file, attributes(file, FILE));
    Files.write(file, content, StandardOpenOption.WRITE);
  }

  /** Writes a file atomically: readers see either the old or the new content. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(folder, "new", ".tmp", attributes(file, FILE));
    try {
      Files.write(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Creates a folder for temporary files; the caller deletes it. */
  public static Path createTemporaryFolder(String prefix) throws IOException {
    return Files.createTempDirectory(prefix);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
