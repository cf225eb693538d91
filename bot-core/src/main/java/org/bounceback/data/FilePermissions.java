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
 * Who may access a file or folder. On file systems without POSIX permissions nobody is excluded.
 */
public final class FilePermissions {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private FilePermissions() {}

  /**
   * Whether the group or other users have any permission on it. False for a symbolic link, and
   * where the file system has no POSIX permissions.
   *
   * @throws IOException when it cannot be examined
   */
  public static boolean areWide(Path path) throws IOException {
    Optional<PosixFileAttributeView> view = view(path);
    return view.isPresent() && !OWNER.containsAll(view.get().readAttributes().permissions());
  }

  /**
   * Takes all permissions of the group and of other users away. A symbolic link and its target are
   * not changed.
   *
   * @return whether there were any
   * @throws IOException when they cannot be changed
   */
  public static boolean restrictToOwner(Path path) throws IOException {
    Optional<PosixFileAttributeView> view = view(path);
    if (view.isEmpty()) {
      return false;
    }
    Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
    kept.addAll(view.get().readAttributes().permissions());
    if (!kept.retainAll(OWNER)) {
      return false;
    }
    view.get().setPermissions(kept);
    return true;
  }

  /**
   * Whether every user of the machine can read the content of a file: the file has that permission
   * and all folders above it can be entered.
   *
   * @throws IOException when it cannot be examined
   */
  public static boolean everybodyCanRead(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!has(real, PosixFilePermission.OTHERS_READ)) {
      return false;
    }
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      if (!has(above, PosixFilePermission.OTHERS_EXECUTE)) {
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
