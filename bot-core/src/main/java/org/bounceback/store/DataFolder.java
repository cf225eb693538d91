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
 * The permissions of the data folder and of the program's own files in it. Files of others, folders
 * above it and whatever symbolic links in it point to are not touched. Where the file system has no
 * POSIX permissions there is nothing to examine.
 */
public final class DataFolder {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

  /** Ends of the names of databases, their copies and journals. */
  private static final List<String> DATABASES =
      List.of(".db", ".db-wal", ".db-shm", ".db-journal", ".db.part");

  private static final String LOCK = "serving.lock";

  /** Folders that the program alone writes to. */
  private static final Set<String> FOLDERS = Set.of("bulk", "panels", "zones");

  private static final int STICKY = 01000;

  private final Path folder;

  /** The data folder at that path, which need not exist. */
  public DataFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder and what is ours in it, as far as the group or other users have any permission.
   *
   * @throws IOException when it cannot be examined
   */
  public List<Path> wide() throws IOException {
    var wide = new ArrayList<Path>();
    for (Path path : ours()) {
      if (FilePermissions.areWide(path)) {
        wide.add(path);
      }
    }
    return List.copyOf(wide);
  }

  /**
   * Takes the permissions of others away from all of it, and logs which files had them. What cannot
   * be changed is logged too, and stays.
   */
  public void restrictToOwner() {
    try {
      for (Path path : ours()) {
        restrictToOwner(path);
      }
    } catch (IOException failed) {
      log.warn("permissions are not examined folder={}", folder, failed);
    }
  }

  private static void restrictToOwner(Path path) {
    try {
      if (FilePermissions.restrictToOwner(path)) {
        log.warn("other users had permissions on this, now its owner alone has path={}", path);
      }
    } catch (IOException refused) {
      log.warn("other users have permissions on this; run chmod go= on it path={}", path, refused);
    }
  }

  /** The folder itself is left out where it is one that many share, such as /tmp. */
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
