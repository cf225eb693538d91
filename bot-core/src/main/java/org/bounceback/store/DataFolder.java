package org.bounceback.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bounceback.data.FilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permissions of the data folder and of the program's own files in it. Files of other programs,
 * parent folders and targets of symbolic links are not changed. If the file system has no POSIX
 * permissions, nothing is checked.
 */
public final class DataFolder {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

  /** Suffixes of databases, their copies and journals. */
  private static final List<String> DATABASES =
      List.of(".db", ".db-wal", ".db-shm", ".db-journal", ".db.part");

  private static final String LOCK = "serving.lock";

  /** Folders that only the program writes to. */
  private static final Set<String> FOLDERS = Set.of("bulk", "panels", "zones");

  private static final int STICKY = 01000;

  private final Path folder;

  /** Uses the data folder at that path, which need not exist. */
  public DataFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the folder and our files in it on which the group or other users have any permission.
   *
   * @throws IOException if the permissions cannot be read
   */
  public List<Path> wide() throws IOException {
    var wide = new ArrayList<Path>();
    for (Path path : ours()) {
      if (FilePermissions.areTooOpen(path)) {
        wide.add(path);
      }
    }
    return List.copyOf(wide);
  }

  /**
   * Removes the permissions of other users from all of it, and logs the affected files. Files that
   * cannot be changed are logged too.
   */
  public void restrictToOwner() {
    try {
      for (Path path : ours()) {
        restrictToOwner(path);
      }
    } catch (IOException failed) {
      log.warn("permissions not checked folder={}", folder, failed);
    }
  }

  private static void restrictToOwner(Path path) {
    try {
      if (FilePermissions.restrictToOwner(path)) {
        log.warn("removed permissions of other users path={}", path);
      }
    } catch (IOException refused) {
      log.warn("cannot remove permissions of other users, run chmod go= path={}", path, refused);
    }
  }

  /**
   * Returns our files. The folder itself is not included if it is shared by many users, such as
   * /tmp.
   */
  private List<Path> ours() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var ours = new ArrayList<Path>();
    Path real = folder.toRealPath();
    if (!isShared(real)) {
      ours.add(real);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (isName(name) && isFile(entry)) {
          ours.add(entry);
        } else if (FOLDERS.contains(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          ours.add(entry);
          addFiles(entry, ours);
        }
      }
    }
    return ours;
  }

  private static boolean isName(String name) {
    return name.equals(LOCK)
        || DATABASES.stream().anyMatch(end -> name.length() > end.length() && name.endsWith(end));
  }

  private static void addFiles(Path from, List<Path> to) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from, DataFolder::isFile)) {
      entries.forEach(to::add);
    }
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isShared(Path folder) throws IOException {
    boolean sticky =
        folder.getFileSystem().supportedFileAttributeViews().contains("unix")
            && ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
    return sticky || folder.getParent() == null;
  }
}
