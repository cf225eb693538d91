package org.bounceback.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Checks and restricts the permissions of files and folders. File systems without POSIX permissions
 * are not restricted.
 */
public final class FilePermissions {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private FilePermissions() {}

  /**
   * Returns whether the group or other users have any permission on the path. Returns false for a
   * symbolic link, and if the file system has no POSIX permissions.
   *
   * @throws IOException if the permissions cannot be read
   */
  public static boolean areTooOpen(Path path) throws IOException {
    Optional<PosixFileAttributeView> view = view(path);
    return view.isPresent() && !OWNER.containsAll(view.get().readAttributes().permissions());
  }

  /**
   * Removes all permissions of the group and of other users. A symbolic link and its target are not
   * changed.
   *
   * @return whether there were any
   * @throws IOException if the permissions cannot be changed
   */
  public static boolean restrictToOwner(Path path) throws IOException {
    Optional<PosixFileAttributeView> view = view(path);
    if (view.isEmpty()) {
      return false;
    }
    Set<PosixFilePermission> ownerOnly = EnumSet.noneOf(PosixFilePermission.class);
    ownerOnly.addAll(view.get().readAttributes().permissions());
    if (!ownerOnly.retainAll(OWNER)) {
      return false;
    }
    view.get().setPermissions(ownerOnly);
    return true;
  }

  /**
   * Returns whether every user of the machine can read a file: the file has that permission and all
   * parent folders are accessible.
   *
   * @throws IOException if the permissions cannot be read
   */
  public static boolean isWorldReadable(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!has(real, PosixFilePermission.OTHERS_READ)) {
      return false;
    }
    for (Path parent = real.getParent(); parent != null; parent = parent.getParent()) {
      if (!has(parent, PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(Path path, PosixFilePermission permission) throws IOException {
    Optional<PosixFileAttributeView> view = view(path);
    return view.isPresent() && view.get().readAttributes().permissions().contains(permission);
  }

  private static Optional<PosixFileAttributeView> view(Path path) {
    return Files.isSymbolicLink(path)
        ? Optional.empty()
        : Optional.ofNullable(
            Files.getFileAttributeView(
                path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
  }
}
