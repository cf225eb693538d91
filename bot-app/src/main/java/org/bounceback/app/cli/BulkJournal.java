package org.bounceback.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.data.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * Records how many subjects of a file are finished: a number in a small file of the data folder,
 * written after each line of output. A process that is killed in between repeats one line and loses
 * none.
 */
final class BulkJournal implements AutoCloseable {
  private static final int LENGTH = 2 * Long.BYTES;

  private final Path bulk;
  private final Path folder;
  private final Path file;
  private final long fingerprint;
  private @Nullable FileChannel channel;

  private BulkJournal(Path bulk, Path folder, String name, long fingerprint) {
    this.bulk = bulk;
    this.folder = folder;
    this.file = folder.resolve(name);
    this.fingerprint = fingerprint;
  }

  /** Opens the journal of a file, whether or not it exists yet. */
  static BulkJournal of(Path bulk, Path data) throws IOException {
    var name = new CRC32();
    name.update(bulk.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    var content = new CRC32();
    var block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(bulk)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        content.update(block, 0, read);
      }
    }
    return new BulkJournal(
        bulk,
        data.resolve("bulk"),
        "%08x".formatted(name.getValue()),
        Files.size(bulk) << 32 ^ content.getValue());
  }

  /**
   * Returns how many are finished; 0 if no run was interrupted.
   *
   * @throws CommandFailedException if the file has changed since
   */
  long done() throws IOException, CommandFailedException {
    if (Files.notExists(file)) {
      return 0;
    }
    ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file));
    if (stored.remaining() != LENGTH) {
      return 0;
    }
    if (stored.getLong() != fingerprint) {
      throw new CommandFailedException(
          Status.USAGE, bulk + " has changed since the interruption; start without --resume");
    }
    return stored.getLong();
  }

  void open(long done) throws IOException {
    PrivateFiles.createFolders(folder);
    channel = PrivateFiles.open(file);
    write(done);
  }

  void write(long done) {
    try {
      if (channel != null) {
        channel.write(ByteBuffer.allocate(LENGTH).putLong(fingerprint).putLong(done).flip(), 0);
      }
    } catch (IOException full) {
      throw new UncheckedIOException("cannot write " + file, full);
    }
  }

  void delete() {
    try {
      close();
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot delete " + file, refused);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot close " + file, failed);
    }
  }
}
