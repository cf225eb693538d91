package org.bounceback.store.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.bounceback.data.PrivateFiles;
import org.bounceback.store.StoreException;

/**
 * A lock that lets one process at a time deliver from a data folder. The operating system releases
 * it when the process ends for any reason.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  public static FolderLock take(Path folder) throws StoreException {
    Path file = folder.resolve("serving.lock");
    try {
      var channel = PrivateFiles.open(file);
      if (!isOurs(channel)) {
        channel.close();
        throw new StoreException(
            "another Bounceback process uses " + folder + "; stop it, or name another data folder");
      }
      return new FolderLock(channel);
    } catch (IOException refused) {
      throw new StoreException(file + " cannot be locked; make the folder writable", refused);
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("serving.lock cannot be closed", failed);
    }
  }
}
